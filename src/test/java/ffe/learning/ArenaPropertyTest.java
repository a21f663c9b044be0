package ffe.learning;

import static ffe.learning.Tapes.after;
import static ffe.learning.Tapes.by;
import static ffe.learning.Tapes.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.Action;
import ffe.market.Candle;
import ffe.money.Bps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
final class ArenaPropertyTest {

  private static final long SEED = 8;
  private static final int TRIALS = 300;
  private static final Costs COSTS = new Costs(Bps.of("10"), Bps.of("5"));

  private static List<Candle> walk(Random random, int count) {
    List<Candle> candles = new ArrayList<>();
    double last = 100;
    for (int i = 0; i < count; i++) {
      double open = last + (random.nextInt(6) == 0 ? random.nextInt(5) - 2 : 0);
      double close = Math.max(90, Math.min(110, open + random.nextInt(5) - 2));
      double high = Math.max(open, close) + random.nextInt(3);
      double low = Math.min(open, close) - random.nextInt(3);
      candles.add(Tapes.candle(i, open, high, low, close));
      last = close;
    }
    return candles;
  }

  private static List<Ballot> ballots(Random random, int candles) {
    List<Ballot> ballots = new ArrayList<>();
    for (int at = 0; at < candles; at++) {
      for (String voter : List.of("ann", "bob")) {
        Action action = List.of(Action.BUY, Action.SELL, Action.HOLD).get(random.nextInt(3));
        double sure = random.nextInt(11) / 10.0;
        int horizon = 1 + random.nextInt(6);
        ballots.add(
            by(
                voter,
                action == Action.BUY && random.nextInt(4) > 0
                    ? said(
                        action,
                        sure,
                        at,
                        horizon,
                        "9" + random.nextInt(10),
                        "10" + (1 + random.nextInt(8)))
                    : said(action, sure, at, horizon)));
      }
    }
    Collections.shuffle(ballots, random);
    return ballots;
  }

  /** The same scores whatever comes after the instant: other candles, other forecasts, none. */
  @Test
  void a_scoreboard_as_of_an_instant_never_peeks() {
    Random random = new Random(SEED);
    int scored = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Candle> candles = walk(random, 40);
      List<Ballot> ballots = ballots(random, 40);
      int now = 5 + random.nextInt(30);
      Scoreboard board = new Arena(Tapes.series(candles), COSTS).asOf(after(now), ballots, "ann");
      scored += board.voters().get(0).scored();

      List<Candle> others = new ArrayList<>(candles.subList(0, now));
      walk(random, 40).subList(now, 40).forEach(others::add);
      List<Ballot> known = new ArrayList<>(ballots);
      known.removeIf(f -> f.at().isAfter(after(now)));
      List<Ballot> told = new ArrayList<>(known);
      ballots(random, 40).stream().filter(f -> f.at().isAfter(after(now))).forEach(told::add);

      assertThat(new Arena(Tapes.series(others), COSTS).asOf(after(now), told, "ann"))
          .isEqualTo(board);
      assertThat(
              new Arena(Tapes.series(candles.subList(0, now)), COSTS)
                  .asOf(after(now), known, "ann"))
          .isEqualTo(board);
      for (Ballot ballot : known) {
        Optional<Outcome> outcome =
            new Arena(Tapes.series(candles.subList(0, now)), COSTS)
                .outcome(ballot.forecast().orElseThrow());
        assertThat(outcome.filter(o -> o.knowableAt().isAfter(after(now)))).isEmpty();
      }
    }
    assertThat(scored).isGreaterThan(TRIALS);
  }

  /** Once a forecast is scored it stays, and so does its outcome, whatever candles come. */
  @Test
  void what_is_scored_once_never_changes() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Candle> candles = walk(random, 40);
      List<Ballot> ballots = ballots(random, 40);
      SortedMap<String, Outcome> before = new TreeMap<>();
      int settled = 0;
      for (int now = 1; now <= 40; now++) {
        Arena arena = new Arena(Tapes.series(candles.subList(0, now)), COSTS);
        SortedMap<String, Outcome> known = new TreeMap<>();
        for (Ballot ballot : ballots) {
          Forecast forecast = ballot.forecast().orElseThrow();
          arena.outcome(forecast).ifPresent(o -> known.put(ballot.voter() + forecast.at(), o));
        }
        assertThat(known).containsAllEntriesOf(before);
        Scoreboard board = arena.asOf(after(now), ballots, "ann");
        int scored = board.voters().stream().mapToInt(VoterScore::scored).sum();
        assertThat(scored).isEqualTo(known.size()).isGreaterThanOrEqualTo(settled);
        settled = scored;
        before = known;
      }
    }
  }

  /** Counted by a slow and plain walk over the same candles. */
  @Test
  void outcomes_and_scores_are_those_of_a_plain_count() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Candle> candles = walk(random, 30);
      List<Ballot> ballots = ballots(random, 30);
      Arena arena = new Arena(Tapes.series(candles), COSTS);
      int n = 0;
      int hits = 0;
      double brier = 0;
      for (Ballot ballot : ballots) {
        Forecast f = ballot.forecast().orElseThrow();
        int from =
            (int)
                java.time.Duration.between(Tapes.START, f.at())
                    .dividedBy(java.time.Duration.ofMinutes(5));
        int until = from + (int) f.horizon().dividedBy(java.time.Duration.ofMinutes(5));
        Optional<Outcome> outcome = arena.outcome(f);
        assertThat(outcome.isPresent()).isEqualTo(until <= 30);
        if (until <= 30) {
          boolean right = plainly(candles, f, from, until);
          assertThat(outcome.orElseThrow().right()).as("%s in %s", f, candles).isEqualTo(right);
          if (ballot.voter().equals("bob")) {
            n++;
            hits += right ? 1 : 0;
            brier += Math.pow(f.probability().value() - (right ? 1 : 0), 2);
          }
        }
      }
      VoterScore bob = arena.asOf(after(30), ballots, "ann").voters().get(1);
      assertThat(bob.scored()).isEqualTo(n);
      assertThat(bob.hits()).isEqualTo(hits);
      assertThat(bob.brier().orElseThrow().value()).isCloseTo(brier / n, within(1e-9));
      assertThat(bob.calibration().stream().mapToInt(CalibrationBin::count).sum()).isEqualTo(n);
      assertThat(bob.calibration())
          .allMatch(b -> b.low() <= b.right() + 1e-12 && b.right() <= b.high() + 1e-12)
          .allMatch(b -> b.from() - 1e-12 <= b.said() && b.said() <= b.to() + 1e-12);
    }
  }

  private static boolean plainly(List<Candle> candles, Forecast f, int from, int until) {
    double even = 100 * 1.0005 * 1.001 / 0.9995 / 0.999;
    double stop = f.stop().map(s -> s.asDouble()).orElse(-1.0);
    double target = f.target().map(t -> t.asDouble()).orElse(1e9);
    for (Candle c : candles.subList(from, until)) {
      if (f.action() == Action.HOLD && c.high() > even) {
        return false;
      } else if (f.action() == Action.BUY && c.low() <= stop) {
        return false;
      } else if (f.action() == Action.BUY && c.high() >= target) {
        return true;
      }
    }
    double last = candles.get(until - 1).close();
    return switch (f.action()) {
      case HOLD -> true;
      case BUY -> f.target().isEmpty() && last > even;
      case SELL -> last < 100;
    };
  }

  @Test
  void trades_never_overlap_and_start_at_an_open_after_a_buy_was_said() {
    Random random = new Random(SEED);
    int count = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Candle> candles = walk(random, 60);
      List<Forecast> forecasts =
          ballots(random, 60).stream()
              .filter(b -> b.voter().equals("ann"))
              .map(b -> b.forecast().orElseThrow())
              .toList();
      List<Trade> trades = new Arena(Tapes.series(candles), COSTS).trades(forecasts);
      for (int i = 0; i < trades.size(); i++) {
        Trade trade = trades.get(i);
        count++;
        assertThat(
                i == 0
                    || !trade.openedAt().isBefore(trades.get(i - 1).closedAt().minusSeconds(300)))
            .isTrue();
        assertThat(forecasts)
            .anyMatch(f -> f.action() == Action.BUY && f.at().equals(trade.openedAt()));
        assertThat(trade.returned())
            .isCloseTo(
                trade.exit() * 0.9995 * 0.999 / (trade.entry() * 1.0005 * 1.001) - 1,
                within(1e-12));
      }
    }
    assertThat(count).isGreaterThan(TRIALS);
  }
}
