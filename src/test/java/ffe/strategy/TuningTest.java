package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import ffe.observation.Scene;
import ffe.observation.Walk;
import ffe.optimization.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("property")
class TuningTest {

  private static final long SEED = 20261122;
  private static final int CANDLES = 2_400;
  private static final SortedMap<String, CandleSeries> MARKET = Walk.market(SEED, CANDLES);
  private static final CandleSeries SECOND =
      Walk.beside(Walk.fiveMinutes(SEED, CANDLES), Recorded.ETH_USD, SEED);

  static List<Tunable> catalogue() {
    return Strategies.catalogue();
  }

  static Stream<Arguments> knobs() {
    return catalogue().stream()
        .flatMap(rule -> rule.knobs().stream().map(knob -> Arguments.of(rule, knob)));
  }

  private static Observation seen(int candles) {
    return seen(candles, candles);
  }

  /** Somewhere in the market, with only so many candles of five minutes to look at. */
  private static Observation seen(int candles, int shown) {
    Instant now = Scene.START.plusSeconds(300L * candles);
    SortedMap<String, CandleSeries> known = new TreeMap<>();
    MARKET.forEach(
        (label, series) -> {
          long minutes = series.timeframe().length().toMinutes();
          known.put(label, series.knowableAt(now).last((int) (shown * 5L / minutes)));
        });
    double close = known.getOrDefault("5m", SECOND).lastClose();
    Price price = new Price(BigDecimal.valueOf(close).setScale(2, RoundingMode.HALF_EVEN));
    return Observation.at(
            now,
            Scene.BTC_USD,
            known,
            new Tick(now.minusSeconds(1), price, Quantity.of("1"), candles),
            Holding.FLAT)
        .beside(SECOND.knowableAt(now));
  }

  /** Any values that go together. */
  private static Map<String, BigDecimal> thrown(Tunable rule, Random random) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    do {
      for (Knob knob : rule.knobs()) {
        values.put(knob.name(), random.nextInt(4) == 0 ? knob.usual() : value(knob, random));
      }
    } while (!go(rule, values));
    return values;
  }

  /** Small ones more often, since few signals pass great marks. */
  private static BigDecimal value(Knob knob, Random random) {
    List<BigDecimal> all = knob.range().axis().numbers();
    double part = random.nextDouble();
    return all.get((int) ((random.nextInt(3) == 0 ? part : part * part * part) * all.size()));
  }

  private static boolean go(Tunable rule, SortedMap<String, BigDecimal> values) {
    Variant variant = new Variant(values, new TreeMap<>());
    return rule.constraints().stream().allMatch(c -> c.holds(variant));
  }

  @Test
  void each_rule_is_in_the_catalogue_and_every_knob_says_what_it_does() {
    assertThat(catalogue().stream().map(Tunable::analyst))
        .containsExactlyElementsOf(Strategies.offered().stream().map(Analyst::name).toList());
    for (Tunable rule : catalogue()) {
      assertThat(rule.knobs()).hasSizeBetween(4, 12);
      assertThat(rule.knobs().stream().map(Knob::name)).doesNotHaveDuplicates();
      for (Knob knob : rule.knobs()) {
        assertThat(knob.name()).matches("[a-z][a-z0-9-]{0,19}");
        assertThat(knob.means()).endsWith(".");
        assertThat(knob.unit()).isNotBlank();
        assertThat(knob.range().axis().size()).isGreaterThan(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void set_as_usual_it_is_the_rule_of_that_name(Tunable rule) {
    SortedMap<String, BigDecimal> usual = new TreeMap<>();
    rule.knobs().forEach(knob -> usual.put(knob.name(), knob.usual()));
    assertThat(Strategies.tuned(rule.analyst(), usual).name()).isEqualTo(rule.analyst());
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void the_name_is_enough_to_ask_the_same_again(Tunable rule) {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      Analyst analyst = Strategies.tuned(rule.analyst(), thrown(rule, random));
      Analyst again = Strategies.named(analyst.name());
      assertThat(again.name()).isEqualTo(analyst.name());
      Observation seen = seen(400 + random.nextInt(2_000));
      Opinion said = analyst.opine(seen);
      assertThat(said.analyst()).isEqualTo(analyst.name());
      assertThat(again.opine(seen)).as(analyst.name()).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void however_it_is_set_it_warms_up_within_what_is_observed_and_then_answers(Tunable rule) {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 150; i++) {
      Analyst analyst = Strategies.tuned(rule.analyst(), thrown(rule, random));
      SortedMap<Timeframe, Integer> needs = Strategies.candlesMin(analyst.name());
      needs.forEach(
          (timeframe, count) ->
              assertThat(count)
                  .as("%s, %s", analyst.name(), timeframe)
                  .isLessThanOrEqualTo(Observation.WINDOW.getOrDefault(timeframe.label(), 0)));
      int needed =
          needs.entrySet().stream()
              .mapToInt(e -> e.getValue() * (int) (e.getKey().length().toMinutes() / 5))
              .max()
              .orElseThrow();
      int at = 48 * (15 + random.nextInt(CANDLES / 48 - 15));
      assertThat(analyst.opine(seen(at, needed - 1)).reason())
          .as(analyst.name())
          .isEqualTo("WARMING_UP");
      assertThat(analyst.opine(seen(at, needed)).reason())
          .as(analyst.name())
          .isNotEqualTo("WARMING_UP");
    }
  }

  /** A knob that turns nothing would only make a search longer. */
  @ParameterizedTest
  @MethodSource("knobs")
  void every_knob_turns_something(Tunable rule, Knob knob) {
    Random random = new Random(SEED + 2);
    boolean differs = false;
    for (int i = 0; i < 20_000 && !differs; i++) {
      Observation seen = seen(700 + random.nextInt(1_700));
      SortedMap<String, BigDecimal> set = new TreeMap<>(thrown(rule, random));
      Opinion before = Strategies.tuned(rule.analyst(), set).opine(seen);
      set.put(knob.name(), value(knob, random));
      if (go(rule, set)) {
        Opinion after = Strategies.tuned(rule.analyst(), set).opine(seen);
        differs = !told(after).equals(told(before));
      }
    }
    assertThat(differs).as(rule.analyst() + "." + knob.name()).isTrue();
  }

  /** What was said, but for who said it. */
  private static String told(Opinion opinion) {
    return opinion instanceof Opinion.View view
        ? view.action() + " " + view.probability() + view.stop() + view.target() + view.reason()
        : opinion.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nobody;no analyst nobody",
        "momentum:speed=3;momentum has no speed",
        "momentum:fast=1;momentum.fast is 2 to 60 in steps of 1 (candles), not 1",
        "momentum:fast=8.5;not 8.5",
        "momentum:fast=1e9;name=number",
        "momentum:fast=NaN;name=number",
        "momentum:fast=9999999999999;name=number",
        "momentum:fast;name=number",
        "momentum:;name=number",
        "momentum:fast=5:fast=6;each name once",
        "momentum:fast=21;momentum.fast is below middle, not 21 with 21",
        "momentum:stop-atr=0.55;0.5 to 5 in steps of 0.1 (ATR), not 0.55",
        "momentum:reward=1.5;1.6 to 6",
        "volume-flow:flow=20:usual=20;below usual",
      })
  void what_a_rule_cannot_be_set_to_is_refused_with_its_limit(String name, String why) {
    assertThatThrownBy(() -> Strategies.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
    assertThat(Strategies.tuned(name)).isEmpty();
  }
}
