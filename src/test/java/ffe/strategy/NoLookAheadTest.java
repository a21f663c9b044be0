package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.market.Tick;
import ffe.money.Price;
import ffe.observation.Holding;
import ffe.observation.LookAheadException;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changing the future of the recorded market changes nothing that is seen or said before it. */
@Tag("property")
final class NoLookAheadTest {

  private static final int TRIALS = 10;
  private static final long SEED = 20131125;

  private static List<Tick> ticks = List.of();
  private static SortedMap<String, CandleSeries> whole = new TreeMap<>();

  @BeforeAll
  static void readTheTape() {
    ticks = Recorded.btcTicks();
    whole = Recorded.candles(ticks);
  }

  @Test
  void a_changed_or_missing_future_changes_no_observation_and_no_opinion() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      int cut = 20_000 + random.nextInt(79_000);
      Instant instant = ticks.get(cut).time();
      String at = "seed " + SEED + ", trial " + trial + ", instant " + instant;
      Observation seen = observe(ticks, whole, instant);
      List<Opinion> said = opinions(seen);

      List<Tick> mutated = mutatedAfter(instant, random);
      SortedMap<String, CandleSeries> other = Recorded.candles(mutated);
      assertThat(other.get("5m")).as(at).isNotNull();
      assertThat(other.get("5m").digest()).as(at).isNotEqualTo(whole.get("5m").digest());
      Observation seenOther = observe(mutated, other, instant);
      assertThat(seenOther.digest()).as(at).isEqualTo(seen.digest());
      assertThat(seenOther.regime()).as(at).isEqualTo(seen.regime());
      assertThat(seenOther.pulse()).as(at).isEqualTo(seen.pulse());
      assertThat(opinions(seenOther)).as(at).isEqualTo(said);

      List<Tick> past = ticks.stream().filter(t -> !t.time().isAfter(instant)).toList();
      Observation seenPast = observe(past, Recorded.candles(past), instant);
      assertThat(seenPast.digest()).as(at).isEqualTo(seen.digest());
      assertThat(opinions(seenPast)).as(at).isEqualTo(said);
    }
  }

  @Test
  void the_uncut_series_is_refused_at_every_instant_before_its_end() {
    Tick early = ticks.get(0);
    for (int i = 20_000; i < 99_000; i += 10_000) {
      Instant instant = ticks.get(i).time();
      assertThatExceptionOfType(LookAheadException.class)
          .isThrownBy(() -> Observation.at(instant, Recorded.BTC_USD, whole, early, Holding.FLAT));
    }
  }

  @Test
  void the_same_observation_gives_the_same_opinion_again() {
    Observation seen = observe(ticks, whole, ticks.get(70_000).time());
    assertThat(opinions(seen)).isEqualTo(opinions(seen));
  }

  private static Observation observe(
      List<Tick> market, SortedMap<String, CandleSeries> candles, Instant instant) {
    SortedMap<String, CandleSeries> known = new TreeMap<>();
    candles.forEach((label, series) -> known.put(label, series.knowableAt(instant)));
    Tick last = market.get(0);
    for (Tick tick : market) {
      last = tick.time().isAfter(instant) ? last : tick;
    }
    return Observation.at(instant, Recorded.BTC_USD, known, last, Holding.FLAT);
  }

  private static List<Tick> mutatedAfter(Instant instant, Random random) {
    List<Tick> out = new ArrayList<>(ticks.size());
    for (Tick tick : ticks) {
      if (!tick.time().isAfter(instant)) {
        out.add(tick);
      } else if (random.nextInt(3) > 0) {
        BigDecimal factor = BigDecimal.valueOf(0.5 + random.nextDouble());
        BigDecimal price = tick.price().value().multiply(factor).setScale(2, RoundingMode.UP);
        out.add(new Tick(tick.time(), new Price(price), tick.quantity(), tick.sequence()));
      }
    }
    return out;
  }

  private static List<Opinion> opinions(Observation seen) {
    return Strategies.offered().stream().map(analyst -> analyst.opine(seen)).toList();
  }
}
