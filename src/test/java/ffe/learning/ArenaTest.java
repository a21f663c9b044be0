package ffe.learning;

import static ffe.learning.Tapes.FREE;
import static ffe.learning.Tapes.after;
import static ffe.learning.Tapes.ballots;
import static ffe.learning.Tapes.by;
import static ffe.learning.Tapes.candles;
import static ffe.learning.Tapes.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.Action;
import ffe.learning.Ballot.Kind;
import ffe.learning.Outcome.End;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.statistics.Band;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forecasts whose end can be seen with the naked eye. */
@Tag("unit")
final class ArenaTest {

  private static final String FLAT = "100 100 100 100";

  /** Stop 98 and target 104 from 100; the second candle is the one that matters. */
  @ParameterizedTest
  @CsvSource({
    "100 103.9 98.1 103.9, HORIZON, false, 3",
    "100 104 98.1 100,     TARGET,  true,  2",
    "100 103.9 98 100,     STOP,    false, 2",
    "100 104 98 104,       STOP,    false, 2",
    "97 97.5 96 97.5,      STOP,    false, 2",
    "105 106 104.5 105,    TARGET,  true,  2"
  })
  void a_buy_is_right_when_the_target_comes_before_the_stop(
      String second, End end, boolean right, int ended) {
    Arena arena = new Arena(candles(FLAT, second, FLAT), FREE);
    Outcome outcome = arena.outcome(said(Action.BUY, 0.7, 0, 3, "98", "104")).orElseThrow();
    assertThat(outcome.end()).isEqualTo(end);
    assertThat(outcome.right()).isEqualTo(right);
    assertThat(outcome.endedAt()).isEqualTo(after(ended));
    assertThat(outcome.knowableAt()).isEqualTo(after(3));
  }

  @Test
  void a_candle_before_it_was_said_and_one_after_the_horizon_have_no_part() {
    Arena arena = new Arena(candles("100 110 90 100", FLAT, FLAT, "100 110 90 100"), FREE);
    Forecast between = said(Action.BUY, 0.7, 1, 2, "98", "104");
    assertThat(arena.outcome(between).orElseThrow().end()).isEqualTo(End.HORIZON);
  }

  /** Fee 10 bp and slippage 5 bp a side: 100 breaks even at 100.30045. */
  @ParameterizedTest
  @CsvSource({
    "BUY,  100.31, true",
    "BUY,  100.30, false",
    "SELL, 99.99,  true",
    "SELL, 100,    false"
  })
  void without_a_target_the_last_close_says_who_was_right(
      Action action, double close, boolean right) {
    CandleSeries series =
        candles(FLAT, "100 " + Math.max(100, close) + " " + Math.min(100, close) + " " + close);
    Arena arena = new Arena(series, new Costs(Bps.of("10"), Bps.of("5")));
    assertThat(arena.outcome(said(action, 0.6, 0, 2)).orElseThrow().right()).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "100 101 97.9 98,    TARGET, true",
    "100 102 99 100,     STOP,   false",
    "100 102 98 99,      STOP,   false",
    "100 101 98.1 98.1,  HORIZON, false"
  })
  void a_sell_with_stop_and_target_is_a_buy_upside_down(String second, End end, boolean right) {
    Arena arena = new Arena(candles(FLAT, second), FREE);
    Outcome outcome = arena.outcome(said(Action.SELL, 0.6, 0, 2, "102", "98")).orElseThrow();
    assertThat(outcome.end()).isEqualTo(end);
    assertThat(outcome.right()).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({"100.30, HORIZON, true", "100.31, ROSE, false", "100, HORIZON, true"})
  void a_hold_is_right_when_no_trade_would_have_paid_its_costs(
      double high, End end, boolean right) {
    Costs costs = new Costs(Bps.of("10"), Bps.of("5"));
    assertThat(costs.breakEven(100)).isCloseTo(100.30045, within(1e-5));
    Arena arena = new Arena(candles(FLAT, "100 " + high + " 90 95", FLAT), costs);
    Outcome outcome = arena.outcome(said(Action.HOLD, 0.6, 0, 3)).orElseThrow();
    assertThat(outcome.end()).isEqualTo(end);
    assertThat(outcome.right()).isEqualTo(right);
  }

  @Test
  void a_forecast_whose_horizon_is_not_over_has_no_outcome_even_where_it_is_decided() {
    CandleSeries series = candles(FLAT, "100 104 100 104");
    assertThat(new Arena(series, FREE).outcome(said(Action.BUY, 0.7, 0, 3, "98", "104"))).isEmpty();
    assertThat(new Arena(series, FREE).outcome(said(Action.BUY, 0.7, 0, 2, "98", "104")))
        .isPresent();
    assertThat(new Arena(series, FREE).outcome(said(Action.BUY, 0.7, 2, 1))).isEmpty();
  }

  @Test
  void where_a_candle_is_missing_nothing_is_scored() {
    List<Candle> holed = new ArrayList<>();
    for (int i : new int[] {0, 1, 3, 4, 5}) {
      holed.add(Tapes.candle(i, 100, 100, 100, 100));
    }
    Arena arena = new Arena(Tapes.series(holed), FREE);
    assertThat(arena.outcome(said(Action.HOLD, 0.7, 1, 3))).isEmpty();
    assertThat(arena.outcome(said(Action.HOLD, 0.7, 2, 2))).as("misses its first").isEmpty();
    assertThat(arena.outcome(said(Action.HOLD, 0.7, 0, 3))).as("misses its last").isEmpty();
    assertThat(arena.outcome(said(Action.HOLD, 0.7, 3, 3))).isPresent();
  }

  @Test
  void a_stop_or_target_on_the_wrong_side_is_none() {
    assertThat(said(Action.BUY, 0.5, 0, 1, "100", "100").stop()).isEmpty();
    assertThat(said(Action.BUY, 0.5, 0, 1, "99", "99").target()).isEmpty();
    assertThat(said(Action.SELL, 0.5, 0, 1, "99", "101").stop()).isEmpty();
    assertThat(said(Action.SELL, 0.5, 0, 1, "101", "99").target()).isPresent();
  }

  /** Entry at the open after the forecast; stop 98, target 104. */
  @ParameterizedTest
  @CsvSource({
    "101 103 99 102 | 102 104 101 103, 104,  0.0297029703, 1,             2",
    "101 103 98 102 | 102 104 101 103, 98,   -0.0297029703, -1,           1",
    "101 105 98 102 | 102 104 101 103, 98,   -0.0297029703, -1,           1",
    "101 103 99 102 | 97 97.5 96 97,   97,   -0.0396039604, -1.333333333, 2",
    "101 103 99 102 | 105 106 105 106, 104,  0.0297029703, 1,             2",
    "101 103 99 102 | 102 103 101 101.5, 101.5, 0.0049504950, 0.166666667, 2"
  })
  void a_trade_ends_at_its_stop_target_or_horizon(
      String rows, double exit, double returned, double multiple, int candles) {
    String[] two = rows.split("[|]", -1);
    Arena arena = new Arena(candles(FLAT, two[0], two[1], FLAT), FREE);
    List<Trade> trades = arena.trades(List.of(said(Action.BUY, 0.7, 1, 2, "98", "104")));
    assertThat(trades).hasSize(1);
    Trade trade = trades.get(0);
    assertThat(trade.entry()).isEqualTo(101);
    assertThat(trade.exit()).isEqualTo(exit);
    assertThat(trade.returned()).isCloseTo(returned, within(1e-9));
    assertThat(trade.multiple().orElseThrow()).isCloseTo(multiple, within(1e-9));
    assertThat(trade.candles()).isEqualTo(candles);
    assertThat(trade.openedAt()).isEqualTo(after(1));
    assertThat(trade.closedAt()).isEqualTo(after(1 + candles));
  }

  /** Bought at 100 for 100 * 1.0005 * 1.001, sold at 101 for 101 * 0.9995 * 0.999. */
  @Test
  void a_trade_pays_fee_and_slippage_on_both_sides() {
    Arena arena = new Arena(candles(FLAT, "100 101 100 101"), new Costs(Bps.of("10"), Bps.of("5")));
    List<Trade> trades = arena.trades(List.of(said(Action.BUY, 0.7, 0, 2, "99", "")));
    double paid = 100 * 1.0005 * 1.001;
    double got = 101 * 0.9995 * 0.999;
    assertThat(trades.get(0).returned()).isCloseTo(got / paid - 1, within(1e-12));
    assertThat(trades.get(0).multiple().orElseThrow()).isCloseTo(got - paid, within(1e-12));
  }

  @Test
  void a_voter_holds_one_position_and_its_own_sell_ends_it() {
    Arena arena = new Arena(candles(FLAT, FLAT, FLAT, "102 102 102 102", FLAT, FLAT, FLAT), FREE);
    List<Forecast> forecasts =
        List.of(
            said(Action.HOLD, 0.5, 0, 6),
            said(Action.SELL, 0.5, 1, 6),
            said(Action.BUY, 0.5, 2, 5),
            said(Action.BUY, 0.5, 3, 4),
            said(Action.HOLD, 0.5, 3, 4),
            said(Action.BUY, 0.5, 5, 1));
    List<Forecast> withSell = new ArrayList<>(forecasts);
    withSell.add(4, said(Action.SELL, 0.5, 3, 4));
    Collections.reverse(withSell);
    assertThat(arena.trades(forecasts))
        .extracting(t -> t.openedAt().equals(after(2)) + " " + t.exit() + " " + t.candles())
        .containsExactly("true 100.0 5");
    withSell.removeIf(f -> f.at().equals(after(3)) && f.action() != Action.SELL);
    assertThat(arena.trades(withSell))
        .extracting(t -> t.exit() + " " + t.candles())
        .containsExactly("102.0 2", "100.0 1");
  }

  @Test
  void a_position_that_is_open_at_the_end_is_no_trade_and_one_beyond_its_stop_is_not_entered() {
    Arena open = new Arena(candles(FLAT, FLAT), FREE);
    assertThat(open.trades(List.of(said(Action.BUY, 0.5, 0, 3)))).isEmpty();
    Arena gapped = new Arena(candles("97 97 97 97", FLAT, FLAT), FREE);
    assertThat(gapped.trades(List.of(said(Action.BUY, 0.5, 0, 2, "98", "104")))).isEmpty();
    Arena missed = new Arena(candles("104 104 104 104", FLAT, FLAT), FREE);
    assertThat(missed.trades(List.of(said(Action.BUY, 0.5, 0, 2, "98", "104")))).isEmpty();
  }

  /** .8 right, .8 wrong, .6 right, .3 wrong: Brier (.04 + .64 + .16 + .09) / 4, base rate 1/2. */
  @Test
  void scores_are_as_counted_by_hand() {
    Arena arena =
        new Arena(candles(FLAT, "100 105 100 100", FLAT, FLAT, "100 105 100 100", FLAT), FREE);
    Spent spent = new Spent(100, Money.of("0.01", Currency.USD));
    List<Ballot> ballots = new ArrayList<>();
    double[] said = {0.8, 0.8, 0.6, 0.3};
    int[] at = {1, 2, 4, 5};
    for (int i = 0; i < said.length; i++) {
      Forecast f = said(Action.BUY, said[i], at[i], 1, "98", "104");
      ballots.add(new Ballot("ann", Kind.MODEL, f.at(), Optional.of(f), spent));
    }
    ballots.add(
        new Ballot(
            "ann",
            Kind.MODEL,
            after(5),
            Optional.of(said(Action.BUY, 0.9, 5, 9, "98", "104")),
            Spent.NOTHING));
    ballots.add(new Ballot("ann", Kind.MODEL, after(6), Optional.empty(), spent));
    VoterScore score = arena.asOf(after(6), ballots, "ann").voters().get(0);
    assertThat(score.asked()).as("once without a view").isEqualTo(6);
    assertThat(score.forecasts()).isEqualTo(5);
    assertThat(score.open()).isEqualTo(1);
    assertThat(score.missing()).isZero();
    assertThat(score.scored()).isEqualTo(4);
    assertThat(score.hits()).isEqualTo(2);
    Band brier = score.brier().orElseThrow();
    assertThat(brier.value()).isCloseTo(0.93 / 4, within(1e-12));
    // squares .04 .64 .16 .09 about their mean .2325: sum .226475, half 1.959964 sqrt(.226475 / 3 /
    // 4)
    assertThat(brier.low()).isZero();
    assertThat(brier.high()).isCloseTo(0.2325 + 0.270562, within(1e-6));
    assertThat(score.hitRate().orElseThrow().value()).isEqualTo(0.5);
    // Wilson at 2 of 4: 1/2 -+ z sqrt(1/16 + z2/64) / (1 + z2/4)
    assertThat(score.hitRate().orElseThrow().low()).isCloseTo(0.150039, within(1e-6));
    assertThat(score.skill().orElseThrow()).isCloseTo(1 - 0.93 / 4 / 0.25, within(1e-12));
    assertThat(score.spent()).isEqualTo(new Spent(500, Money.of("0.05", Currency.USD)));
    assertThat(score.isTooFewToTell()).isTrue();
    assertThat(score.calibration())
        .extracting(b -> b.from() + " " + b.count() + " " + b.right())
        .containsExactly("0.3 1 0.0", "0.6 1 1.0", "0.8 2 0.5");
    // Wilson at 1 of 2: (0.5 + z2/4 +- z sqrt(1/8 + z2/16)) / (1 + z2/2), z2 = 3.841459
    assertThat(score.calibration().get(2).low()).isCloseTo(0.094531, within(1e-6));
    assertThat(score.calibration().get(2).high()).isCloseTo(0.905469, within(1e-6));
    // Wilson at 0 of 1: from 0 to z2 / (1 + z2)
    assertThat(score.calibration().get(0).low()).isZero();
    assertThat(score.calibration().get(0).high()).isCloseTo(0.793451, within(1e-6));
    assertThat(score.alone().trades()).as("the last one is open").isEqualTo(3);
    assertThat(score.alone().wins()).isEqualTo(2);
    assertThat(score.alone().returned()).isCloseTo(1.04 * 1.04 - 1, within(1e-12));
    assertThat(score.alone().multiples()).isCloseTo(4, within(1e-12));
  }

  @Test
  void who_is_always_right_or_has_no_outcome_yet_has_no_skill_to_tell() {
    Arena arena = new Arena(candles(FLAT, FLAT), FREE);
    List<Ballot> ballots =
        List.of(by("ann", said(Action.HOLD, 0.7, 0, 1)), by("bob", said(Action.HOLD, 1, 1, 5)));
    List<VoterScore> voters = arena.asOf(after(2), ballots, "ann").voters();
    assertThat(voters).extracting(VoterScore::voter).containsExactly("ann", "bob");
    assertThat(voters.get(0).skill()).isEmpty();
    assertThat(voters.get(0).brier().orElseThrow().value()).isCloseTo(0.09, within(1e-12));
    assertThat(voters.get(1).brier()).isEmpty();
    assertThat(voters.get(1).calibration()).isEmpty();
  }

  @Test
  void holding_pays_its_costs_once_and_chance_lies_between_the_worst_and_the_best() {
    CandleSeries series =
        candles(FLAT, "100 110 100 110", "110 110 99 99", "99 121 99 121", "121 121 121 121");
    Arena arena = new Arena(series, FREE);
    Scoreboard board = arena.asOf(after(5), ballots(said(Action.BUY, 0.5, 0, 1)), "ann");
    assertThat(board.hold().orElseThrow()).isCloseTo(0.21, within(1e-12));
    RandomEntry random = board.random().orElseThrow();
    assertThat(random.low()).isCloseTo(-0.1, within(1e-12));
    assertThat(random.high()).isCloseTo(121 / 99.0 - 1, within(1e-12));
    assertThat(random.median()).isIn(0.0, 0.10000000000000009);
    assertThat(arena.asOf(after(5), ballots(said(Action.BUY, 0.5, 0, 1)), "ann")).isEqualTo(board);
    assertThat(arena.asOf(after(5), ballots(said(Action.HOLD, 0.5, 0, 1)), "ann").random())
        .isEmpty();
    assertThat(arena.asOf(Tapes.START, List.of(), "ann").hold()).isEqualTo(Optional.empty());
  }

  /** A candle of five minutes is closed, and the seven minutes of the forecast are not over. */
  @Test
  void a_forecast_that_ends_within_a_candle_is_open_until_it_ends() {
    Arena arena = new Arena(candles(FLAT, FLAT), FREE);
    Forecast f = said(Action.HOLD, 0.7, 0, 1);
    Forecast seven =
        new Forecast(
            f.at(),
            f.price(),
            f.action(),
            f.probability(),
            Duration.ofMinutes(7),
            f.stop(),
            f.target());
    VoterScore early = arena.asOf(after(1), ballots(seven), "ann").voters().get(0);
    assertThat(early.open()).isEqualTo(1);
    assertThat(early.scored()).isZero();
    VoterScore late = arena.asOf(after(2), ballots(seven), "ann").voters().get(0);
    assertThat(late.open()).isZero();
    assertThat(late.scored()).isEqualTo(1);
  }

  @Test
  void a_forecast_that_misses_candles_is_counted_as_such() {
    Arena arena = new Arena(candles(FLAT), FREE);
    VoterScore score =
        arena.asOf(after(4), ballots(said(Action.HOLD, 0.7, 1, 2)), "ann").voters().get(0);
    assertThat(score.missing()).isEqualTo(1);
    assertThat(score.open()).isZero();
  }

  @Test
  void voters_are_told_apart_by_kind_and_name() {
    Forecast f = said(Action.HOLD, 0.7, 0, 1);
    List<Ballot> ballots = new ArrayList<>();
    for (Kind kind : List.of(Kind.RULE, Kind.STAND_IN, Kind.MODEL, Kind.ENSEMBLE)) {
      ballots.add(new Ballot("zoe", kind, f.at(), Optional.of(f), Spent.NOTHING));
      ballots.add(new Ballot("ann", kind, f.at(), Optional.of(f), Spent.NOTHING));
    }
    assertThat(new Arena(candles(FLAT), FREE).asOf(after(1), ballots, "ann").voters())
        .extracting(v -> v.kind() + " " + v.voter())
        .containsExactly(
            "ENSEMBLE ann",
            "ENSEMBLE zoe",
            "MODEL ann",
            "MODEL zoe",
            "STAND_IN ann",
            "STAND_IN zoe",
            "RULE ann",
            "RULE zoe");
  }

  @Test
  void costs_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(Bps.of("-1"), Bps.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(Bps.ZERO, Bps.of("1001")));
    assertThatIllegalArgumentException().isThrownBy(() -> said(Action.HOLD, 0.5, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Spent(-1, Money.zero(Currency.USD)));
  }
}
