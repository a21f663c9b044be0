package ffe.desk.arena;

import ffe.learning.Arena;
import ffe.learning.Ballot;
import ffe.learning.Costs;
import ffe.learning.Forecast;
import ffe.learning.Scoreboard;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.trading.Lane;
import ffe.trading.SliceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sheets of a lane, scored.
 *
 * @param sheets newest first
 */
record Reading(Lane lane, Instant asOf, List<Sheet> sheets, Costs costs) {

  /** A month of minutes with something to spare; a longer time is read in longer candles. */
  static final int CANDLES_MAX = 60_000;

  ArenaView view(long decisions, int pending, Optional<Money> stake, SliceReader slices) {
    List<Ballot> ballots = sheets.stream().flatMap(s -> s.ballots().stream()).toList();
    Timeframe timeframe = timeframe(ballots);
    Scoreboard board =
        new Arena(candles(ballots, timeframe, slices), costs).asOf(asOf, ballots, Ballot.ENSEMBLE);
    return new ArenaView(
        lane.instrument(),
        asOf,
        decisions,
        sheets.size(),
        pending,
        (int) sheets.stream().filter(s -> !s.isReadable()).count(),
        sheets.isEmpty() ? Optional.empty() : Optional.of(sheets.get(sheets.size() - 1).at()),
        timeframe.label(),
        costs,
        stake,
        board.voters().stream().map(score -> ArenaView.Line.of(score, stake)).toList(),
        board.hold(),
        board.random());
  }

  private CandleSeries candles(List<Ballot> ballots, Timeframe timeframe, SliceReader slices) {
    if (ballots.isEmpty()) {
      return CandleSeries.of(lane.instrument(), timeframe, List.of());
    }
    long count = length(ballots).dividedBy(timeframe.length()) + 1;
    return slices
        .candles(lane, timeframe, timeframe.floor(first(ballots)), (int) count)
        .knowableAt(end(ballots));
  }

  /** The shortest whose candles are not too many. */
  private Timeframe timeframe(List<Ballot> ballots) {
    if (!ballots.isEmpty()) {
      for (Timeframe one : Timeframe.values()) {
        if (length(ballots).dividedBy(one.length()) < CANDLES_MAX) {
          return one;
        }
      }
    }
    return Timeframe.M1;
  }

  private Duration length(List<Ballot> ballots) {
    Duration length = Duration.between(first(ballots), end(ballots));
    return length.isNegative() ? Duration.ZERO : length;
  }

  private static Instant first(List<Ballot> ballots) {
    return ballots.get(ballots.size() - 1).at();
  }

  /** The end of the last horizon, or now. */
  private Instant end(List<Ballot> ballots) {
    Instant last =
        ballots.stream()
            .flatMap(b -> b.forecast().stream())
            .map(Forecast::ends)
            .max(Instant::compareTo)
            .orElse(asOf);
    return last.isBefore(asOf) ? last : asOf;
  }
}
