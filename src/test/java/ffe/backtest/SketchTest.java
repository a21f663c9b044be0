package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.CandleSeries;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.Side;
import ffe.portfolio.Margin;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sketch has the books of the whole run. */
@Tag("simulation")
class SketchTest {

  private static final List<String> COUNTINGS =
      List.of("weighted", "majority", "unanimous", "stacking");

  private final Glances seen = new Glances();

  private static BacktestPlan plan(CandleSeries candles, Turn turn) {
    MarketSource source =
        new CandleSource("candles:walk", Pairs.spec(candles.instrument()), candles, 300);
    return new BacktestPlan(
            "main",
            source,
            FillModel.KRAKEN,
            turn.analysts(),
            new CycleRules(
                Timeframe.H1, RiskPolicy.standard(), turn.counting(), turn.weights(), Bps.of("7")),
            Money.of("10000", Currency.USD),
            Optional.of(Duration.ofDays(1)))
        .on(turn.margin());
  }

  /** What a search may turn. */
  private record Turn(
      List<Analyst> analysts,
      EnsemblePolicy counting,
      VoterWeights weights,
      Optional<Margin> margin) {

    static Turn of(Random random) {
      Analyst momentum =
          Strategies.named("momentum:fast=" + (3 + random.nextInt(4)) + ":volume-ratio=0.5");
      List<Analyst> analysts =
          List.of(
              Strategies.named("mean-reversion"),
              momentum,
              Strategies.named("trend-flip"),
              Strategies.named("wavetrend"));
      EnsemblePolicy counting =
          EnsemblePolicy.DEFAULT
              .withStrategy(COUNTINGS.get(random.nextInt(COUNTINGS.size())))
              .withQuorum(1 + random.nextInt(2));
      VoterWeights weights =
          random.nextBoolean()
              ? VoterWeights.EQUAL
              : new VoterWeights(
                  new TreeMap<>(Map.of(momentum.name(), 1 + random.nextInt(5) * 1.0)));
      Optional<Margin> margin =
          random.nextBoolean()
              ? Optional.of(Margin.of(new BigDecimal("4"), Bps.of("1"), Bps.of("2")))
              : Optional.empty();
      return new Turn(analysts, counting, weights, margin);
    }
  }

  private Sketch sketch(BacktestPlan plan, Glances glances) {
    return Backtest.sketch(plan, glances, Backtest.Watch.NOBODY).orElseThrow();
  }

  private static BacktestRun whole(BacktestPlan plan) {
    return Backtest.run(plan, "test", Backtest.Watch.NOBODY).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void it_has_the_books_of_the_whole_run_whatever_was_seen_before(long seed) {
    CandleSeries walk = Walks.of(Timeframe.H1, 1_300, seed);
    Random random = new Random(seed);
    Glances forgetful = new Glances(1);
    int trips = 0;
    for (int i = 0; i < 5; i++) {
      Turn turn = Turn.of(random);
      BacktestRun whole = whole(plan(walk, turn));
      assertThat(sketch(plan(walk, turn), seen)).as(turn.toString()).isEqualTo(whole.sketch());
      assertThat(sketch(plan(walk, turn), forgetful)).isEqualTo(whole.sketch());
      trips += whole.roundTrips().size();
    }
    assertThat(forgetful.blocks()).isLessThan(5);
    assertThat(seen.blocks()).isGreaterThan(9);
    assertThat(trips).isGreaterThan(25);
  }

  @Test
  void so_it_has_with_two_instruments_of_which_each_is_judged_by_the_other() {
    List<Analyst> ratio = List.of(Strategies.named("ratio"));
    RiskPolicy policy = RiskPolicy.standard();
    BacktestRun whole = whole(Pairs.plan(SecondInstrumentTest.related(), ratio, policy));
    BacktestPlan again = Pairs.plan(SecondInstrumentTest.related(), ratio, policy);
    assertThat(sketch(again, seen)).isEqualTo(whole.sketch());
    assertThat(whole.roundTrips()).isNotEmpty();
  }

  /** Throws coins of the time; surer now than then, and with a stop only where it opens. */
  private static Opinion thrown(Observation now) {
    SplittableRandom dice = new SplittableRandom(now.instant().getEpochSecond());
    Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
    boolean acts = dice.nextInt(4) == 0;
    double sure = dice.nextDouble(0.5, 0.8);
    int way = side == Side.BUY ? 1 : -1;
    boolean opens = acts && now.holding().opens(side);
    return new Opinion.View(
        "thrown",
        acts ? Action.valueOf(side.name()) : Action.HOLD,
        Probability.clamped(sure),
        Duration.ofHours(2),
        opens ? Optional.of(times(now.lastPrice(), 1 - 0.02 * way)) : Optional.empty(),
        opens ? Optional.of(times(now.lastPrice(), 1 + 0.04 * way)) : Optional.empty(),
        "THROWN",
        "It was thrown.",
        "Another throw.");
  }

  private static Price times(Price price, double by) {
    return Price.of(String.format(Locale.ROOT, "%.2f", price.asDouble() * by));
  }

  @Test
  void what_was_said_of_what_is_short_is_not_said_of_what_is_flat() {
    CandleSeries walk = Walks.of(Timeframe.H1, 1_000, 7);
    Turn turn =
        new Turn(
            List.of(analyst("thrown", SketchTest::thrown)),
            EnsemblePolicy.DEFAULT.withQuorum(1),
            VoterWeights.EQUAL,
            Optional.of(Margin.of(new BigDecimal("4"), Bps.ZERO, Bps.ZERO)));
    for (String least : List.of("50", "65", "55", "70")) {
      BacktestRun whole = whole(sureOf(plan(walk, turn), least));
      assertThat(sketch(sureOf(plan(walk, turn), least), seen)).isEqualTo(whole.sketch());
      assertThat(whole.orders()).anyMatch(SketchTest::goesShort);
    }
  }

  private static boolean goesShort(Order order) {
    return order.proposal().purpose() == OrderProposal.Purpose.ENTRY
        && order.proposal().side() == Side.SELL;
  }

  private static BacktestPlan sureOf(BacktestPlan plan, String percent) {
    CycleRules rules = plan.rules();
    RiskPolicy policy =
        RiskBounds.STANDARD.changed(
            rules.policy(),
            "sure",
            Map.of(Limit.CONFIDENCE_MIN, percent, Limit.TRAILING_STOP, "1.5"));
    return new BacktestPlan(
            plan.account(),
            plan.markets(),
            plan.analysts(),
            new CycleRules(
                rules.timeframe(), policy, rules.ensemble(), rules.weights(), rules.slippage()),
            plan.deposit(),
            plan.liftAfter())
        .on(plan.margin());
  }

  private static Analyst analyst(String name, Function<Observation, Opinion> says) {
    return new Analyst() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Opinion opine(Observation now) {
        return says.apply(now);
      }
    };
  }

  /** Counts how often it is asked, and would go short wherever it may. */
  private static Analyst counting(AtomicInteger asked) {
    return analyst(
        "counted",
        now -> {
          asked.incrementAndGet();
          return new Opinion.View(
              "counted",
              now.holding().opens(Side.SELL) ? Action.SELL : Action.HOLD,
              Probability.clamped(0.6),
              Duration.ofHours(2),
              Optional.empty(),
              Optional.empty(),
              "COUNTED",
              "It counts.",
              "Nothing.");
        });
  }

  @Test
  void nobody_is_asked_twice_about_the_same_and_all_are_asked_what_is_not_the_same() {
    AtomicInteger asked = new AtomicInteger();
    CandleSeries walk = Walks.of(Timeframe.H1, 500, 4);
    EnsemblePolicy one = EnsemblePolicy.DEFAULT.withQuorum(1);
    Turn cash = new Turn(List.of(counting(asked)), one, VoterWeights.EQUAL, Optional.empty());
    sketch(plan(walk, cash), seen);
    assertThat(asked).hasValue(200);
    sketch(plan(walk, cash), seen);
    assertThat(asked).hasValue(200);
    Margin margin = Margin.of(new BigDecimal("2"), Bps.ZERO, Bps.ZERO);
    sketch(
        plan(walk, new Turn(cash.analysts(), one, VoterWeights.EQUAL, Optional.of(margin))), seen);
    assertThat(asked).hasValueGreaterThan(200);
  }

  @Test
  void what_was_seen_of_one_recording_is_not_said_of_another() {
    Turn turn = Turn.of(new Random(1));
    sketch(plan(Walks.of(Timeframe.H1, 320, 1), turn), seen);
    BacktestPlan other =
        Pairs.plan(Pairs.hours(320, Pairs.ETH), turn.analysts(), RiskPolicy.standard());
    assertThatThrownBy(() -> sketch(other, seen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("candles:walk")
        .hasMessageContaining("candles:pair");
  }

  @Test
  void it_can_be_stopped_and_who_fails_in_it_is_named() {
    BacktestPlan plan = plan(Walks.of(Timeframe.H1, 3_000, 1), Turn.of(new Random(2)));
    assertThat(Backtest.sketch(plan, seen, (told, cycles) -> cycles < 1_000)).isEmpty();
    Analyst broken =
        analyst(
            "broken",
            now -> {
              throw new IllegalStateException("it broke");
            });
    Turn turn =
        new Turn(List.of(broken), EnsemblePolicy.DEFAULT, VoterWeights.EQUAL, Optional.empty());
    assertThatThrownBy(() -> sketch(plan(Walks.of(Timeframe.H1, 320, 1), turn), new Glances()))
        .isInstanceOf(FailedAnalystException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("it broke");
  }
}
