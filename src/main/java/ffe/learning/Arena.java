package ffe.learning;

import ffe.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forecasts about one instrument against what its price did.
 *
 * @param candles of one timeframe over the time of the forecasts and their horizons
 */
public record Arena(CandleSeries candles, Costs costs) {

  private static final Comparator<Ballot> BY_VOTER =
      Comparator.comparing(Ballot::kind).thenComparing(Ballot::voter);

  /** What a forecast came to; empty while its horizon is not over, or where candles are missing. */
  public Optional<Outcome> outcome(Forecast forecast) {
    return new Path(candles, costs).outcome(forecast);
  }

  /** What the voter of these forecasts would have traded alone, oldest first. */
  public List<Trade> trades(List<Forecast> forecasts) {
    return Alone.trades(new Path(candles, costs), inOrder(forecasts));
  }

  private static List<Forecast> inOrder(List<Forecast> forecasts) {
    return forecasts.stream().sorted(Comparator.comparing(Forecast::at)).toList();
  }

  /**
   * The scores as they were known at an instant: of ballots cast by then, and candles closed by
   * then. Nothing that happened later has a part in it.
   *
   * @param like the voter whose trades chance imitates
   */
  public Scoreboard asOf(Instant instant, List<Ballot> ballots, String like) {
    CandleSeries known = candles.knowableAt(instant);
    Path path = new Path(known, costs);
    SortedMap<Ballot, List<Ballot>> byVoter = new TreeMap<>(BY_VOTER);
    ballots.stream()
        .filter(b -> !b.at().isAfter(instant))
        .sorted(Comparator.comparing(Ballot::at))
        .forEach(b -> byVoter.computeIfAbsent(b, first -> new ArrayList<>()).add(b));
    List<VoterScore> scores = new ArrayList<>();
    Optional<RandomEntry> random = Optional.empty();
    for (List<Ballot> ofOne : byVoter.values()) {
      List<Trade> trades = Alone.trades(path, VoterScore.forecasts(ofOne));
      scores.add(VoterScore.of(ofOne, path, instant, trades));
      if (ofOne.get(0).voter().equals(like)) {
        random = RandomEntry.like(trades, path);
      }
    }
    Optional<Double> hold =
        known.isEmpty()
            ? Optional.empty()
            : Optional.of(costs.got(known.lastClose()) / costs.paid(known.open(0)) - 1);
    return new Scoreboard(instant, scores, hold, random, like);
  }
}
