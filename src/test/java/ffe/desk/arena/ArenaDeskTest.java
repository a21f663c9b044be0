package ffe.desk.arena;

import static ffe.desk.arena.Decided.after;
import static ffe.desk.arena.Decided.minutes;
import static ffe.desk.arena.Decided.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.council.Seat;
import ffe.decision.Action;
import ffe.desk.Actor;
import ffe.desk.PerformanceQuery;
import ffe.desk.Role;
import ffe.desk.StillDesk;
import ffe.learning.Ballot.Kind;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.statistics.Band;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.SliceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ArenaDeskTest {

  private static final Actor ACTOR = new Actor("viewer", Role.VIEWER, "rest");
  private static final Lane LANE = new Lane("main", Decided.PAIR, "tape");

  private final MemorySheets book = new MemorySheets();
  private final List<Runnable> beside = new ArrayList<>();

  private ArenaDesk desk(Instant now, SliceReader slices) {
    return StillDesk.arena(LANE, StillDesk.status(LANE, now, now), book, slices, beside::add);
  }

  private ArenaView asOf(int minute, SliceReader slices) {
    return desk(after(minute), slices).scores(ACTOR, PerformanceQuery.ALL);
  }

  private static ArenaView.Line line(ArenaView view, String voter) {
    return view.voters().stream().filter(l -> l.voter().equals(voter)).findFirst().orElseThrow();
  }

  private static double brier(ArenaView view, String voter) {
    return line(view, voter).brier().map(Band::value).orElseThrow();
  }

  private static DecisionRecord withModel(String model) {
    return Decided.of(
        LANE,
        Decided.START,
        List.of(
            view("anthropic", Action.SELL, 0.7),
            view("momentum", Action.BUY, 0.8),
            view("trend-flip", Action.HOLD, 0.6),
            Decided.silent("wavetrend")),
        List.of(Decided.seat("anthropic", model)),
        List.of(Decided.answered("anthropic", model)));
  }

  /** Up to the target of 104 in the fifth minute, and down to 101 at the end of the ten. */
  private static final double[] ROSE = {
    100, 101, 102, 103, 104, 104, 103, 102, 101, 101, 101, 101, 101, 101, 101
  };

  /**
   * BUY .8 for the target is right, HOLD .6 and SELL .7 are not. Together BUY has .8 of 2.1 and so
   * .8 (1 + .8 / 2.1) / 2; of the rules .8 of 1.4.
   */
  @Test
  void scores_a_decision_as_counted_by_hand() {
    book.records.add(withModel("a-model"));
    ArenaView view = asOf(10, minutes(ROSE));
    assertThat(view.voters())
        .extracting(l -> l.kind() + " " + l.voter())
        .containsExactly(
            "ENSEMBLE ensemble",
            "RULES_ONLY rules-only",
            "MODEL anthropic",
            "RULE momentum",
            "RULE trend-flip",
            "RULE wavetrend");
    assertThat(brier(view, "momentum")).isCloseTo(0.04, within(1e-12));
    assertThat(brier(view, "trend-flip")).isCloseTo(0.36, within(1e-12));
    assertThat(brier(view, "anthropic")).isCloseTo(0.49, within(1e-12));
    double all = 0.8 * (1 + 0.8 / 2.1) / 2;
    assertThat(brier(view, "ensemble")).isCloseTo((1 - all) * (1 - all), within(1e-12));
    double rules = 0.8 * (1 + 0.8 / 1.4) / 2;
    assertThat(brier(view, "rules-only")).isCloseTo((1 - rules) * (1 - rules), within(1e-12));
    ArenaView.Line silent = line(view, "wavetrend");
    assertThat(silent.asked()).isEqualTo(1);
    assertThat(silent.forecasts()).isZero();
    assertThat(view.hold().orElseThrow()).isCloseTo(0.01, within(1e-12));
    assertThat(view.random()).isPresent();
  }

  /** 800 tokens at 3, 200 at 0.30 and 100 at 15 USD for a million are 0.00396 USD. */
  @Test
  void tells_what_each_would_have_earned_and_what_its_tokens_took_of_it() {
    book.records.add(withModel("a-model"));
    ArenaView view = asOf(10, minutes(ROSE));
    ArenaView.Line ensemble = line(view, "ensemble");
    assertThat(ensemble.trades()).isEqualTo(1);
    assertThat(ensemble.returned()).isCloseTo(0.04, within(1e-12));
    assertThat(ensemble.result()).contains(usd("400"));
    assertThat(ensemble.tokens()).isEqualTo(1_100);
    assertThat(ensemble.cost()).isEqualTo(usd("0.00396"));
    assertThat(ensemble.net()).contains(usd("399.99604"));
    assertThat(line(view, "rules-only").net()).contains(usd("400"));
    ArenaView.Line model = line(view, "anthropic");
    assertThat(model.trades()).as("a SELL with nothing to sell").isZero();
    assertThat(model.net()).contains(usd("-0.00396"));
    assertThat(model.tooFewToTell()).isTrue();
  }

  @Test
  void where_no_model_has_a_view_the_rules_alone_are_the_ensemble() {
    book.records.add(
        Decided.of(
            LANE,
            Decided.START,
            List.of(
                Decided.silent("anthropic"),
                view("momentum", Action.BUY, 0.8),
                view("trend-flip", Action.HOLD, 0.6)),
            List.of(Decided.seat("anthropic", "a-model")),
            List.of()));
    ArenaView view = asOf(10, minutes(ROSE));
    ArenaView.Line ensemble = line(view, "ensemble");
    ArenaView.Line rules = line(view, "rules-only");
    assertThat(rules)
        .usingRecursiveComparison()
        .ignoringFields("voter", "kind")
        .isEqualTo(ensemble);
    assertThat(rules.scored()).isEqualTo(1);
    assertThat(line(view, "anthropic").forecasts()).isZero();
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  /** The target was reached in the fifth minute; the ten are not over in the ninth. */
  @Test
  void does_not_score_what_is_not_over_though_it_is_decided() {
    book.records.add(withModel("a-model"));
    for (ArenaView view : List.of(asOf(5, minutes(ROSE)), asOf(9, minutes(ROSE)))) {
      assertThat(view.asOf()).isEqualTo(after(5));
      assertThat(line(view, "momentum").open()).isEqualTo(1);
      assertThat(line(view, "momentum").scored()).isZero();
      assertThat(line(view, "momentum").brier()).isEmpty();
    }
    assertThat(line(asOf(10, minutes(ROSE)), "momentum").open()).isZero();
  }

  @Test
  void gives_the_same_scores_of_what_is_over_whatever_comes_later() {
    book.records.add(withModel("a-model"));
    List<ArenaView.Line> before = asOf(10, minutes(ROSE)).voters();
    double[] fell = Arrays.copyOf(ROSE, 60);
    Arrays.fill(fell, 10, 60, 50);
    assertThat(asOf(60, minutes(fell)).voters()).isEqualTo(before);
  }

  @Test
  void counts_what_misses_candles_and_does_not_score_it() {
    book.records.add(withModel("a-model"));
    ArenaView.Line line = line(asOf(15, minutes(Arrays.copyOf(ROSE, 8))), "momentum");
    assertThat(line.missing()).isEqualTo(1);
    assertThat(line.scored() + line.open()).isZero();
  }

  @Test
  void tells_a_stand_in_from_a_model() {
    book.records.add(withModel(Seat.STAND_IN));
    assertThat(line(asOf(10, minutes(ROSE)), "anthropic").kind()).isEqualTo(Kind.STAND_IN);
  }

  @Test
  void a_lost_quorum_is_no_forecast_of_the_ensemble() {
    book.records.add(
        Decided.rules(
            LANE,
            Decided.START,
            view("momentum", Action.BUY, 0.8),
            Decided.silent("trend-flip"),
            Decided.silent("wavetrend")));
    ArenaView view = asOf(10, minutes(ROSE));
    assertThat(line(view, "ensemble").asked()).isEqualTo(1);
    assertThat(line(view, "ensemble").forecasts()).isZero();
    assertThat(line(view, "momentum").forecasts()).isEqualTo(1);
  }

  @Test
  void reads_a_bounded_number_at_once_and_the_rest_beside() {
    int decisions = 2 * ArenaDesk.TAKEN_MAX + 7;
    for (int i = 0; i < decisions; i++) {
      book.records.add(
          Decided.rules(
              LANE,
              after(5 * i),
              view("momentum", Action.HOLD, 0.6),
              view("wavetrend", Action.HOLD, 0.6)));
    }
    int now = 5 * decisions;
    double[] flat = new double[now];
    Arrays.fill(flat, 100);
    ArenaDesk desk = desk(after(now), minutes(flat));
    ArenaView first = desk.scores(ACTOR, PerformanceQuery.ALL);
    assertThat(first.decisions()).isEqualTo(decisions);
    assertThat(first.read()).isEqualTo(ArenaDesk.TAKEN_MAX);
    assertThat(first.pending()).isEqualTo(decisions - ArenaDesk.TAKEN_MAX);
    assertThat(line(first, "momentum").asked()).isEqualTo(ArenaDesk.TAKEN_MAX);
    desk.scores(ACTOR, PerformanceQuery.ALL);
    assertThat(beside).as("one reads the rest").hasSize(1);
    beside.get(0).run();
    ArenaView all = desk.scores(ACTOR, PerformanceQuery.ALL);
    assertThat(all.read()).isEqualTo(decisions);
    assertThat(all.pending()).isZero();
    assertThat(line(all, "momentum").scored()).isEqualTo(decisions - 1);
    assertThat(line(all, "momentum").open()).isEqualTo(1);
    int calls = book.calls;
    assertThat(desk.scores(ACTOR, PerformanceQuery.ALL)).isEqualTo(all);
    assertThat(book.calls - calls).as("remembered until the next decision").isEqualTo(1);
  }

  @Test
  void counts_a_record_that_cannot_be_read_and_asks_for_it_once() {
    DecisionRecord gone = withModel("a-model");
    book.records.add(gone);
    book.retired.add(gone.id());
    ArenaView view = asOf(10, minutes(ROSE));
    assertThat(view.read()).isEqualTo(1);
    assertThat(view.pending()).isZero();
    assertThat(book.missing(new SheetBook.Span(LANE, Decided.START, after(10)), 9)).isEmpty();
    assertThat(view.unreadable()).isEqualTo(1);
    assertThat(view.voters()).isEmpty();
  }

  @Test
  void before_the_first_decision_there_is_nobody() {
    ArenaView view = asOf(10, minutes(ROSE));
    assertThat(view.voters()).isEmpty();
    assertThat(view.decisions()).isZero();
    assertThat(view.hold()).isEmpty();
    assertThat(view.first()).isEmpty();
  }

  @Test
  void a_long_time_is_read_in_longer_candles() {
    for (int day : new int[] {0, 100}) {
      book.records.add(
          Decided.rules(
              LANE,
              after(day * 1440),
              view("momentum", Action.HOLD, 0.6),
              view("wavetrend", Action.HOLD, 0.6)));
    }
    List<String> asked = new ArrayList<>();
    SliceReader slices =
        (lane, timeframe, first, count) -> {
          asked.add(timeframe.label() + " " + first + " " + count);
          return ffe.market.CandleSeries.of(lane.instrument(), timeframe, List.of());
        };
    assertThat(asOf(101 * 1440, slices).timeframe()).isEqualTo("5m");
    assertThat(asked).containsExactly("5m 2013-11-25T00:00:00Z 28803");
  }
}
