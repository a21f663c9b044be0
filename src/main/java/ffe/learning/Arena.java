package ffe.learning;

import ffe.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forecasts about one instrument against what its price did.
 *
 * @param candles of one timeframe over the time of the forecasts and their horizons
 */
public record Arena(CandleSeries candles, Costs costs) {

  private static final Comparator<Forecast> OLDEST_FIRST = Comparator.comparing(Forecast::at);

  /** What a forecast came to; empty while its horizon is not over, or where candles are missing. */
  public Optional<Outcome> outcome(Forecast forecast) {
    return new Path(candles, costs).outcome(forecast);
  }

  /** What the voter of these forecasts would have traded alone, oldest first. */
  public List<Trade> trades(List<Forecast> forecasts) {
    return Alone.trades(new Path(candles, costs), inOrder(forecasts));
  }

  private static List<Forecast> inOrder(List<Forecast> forecasts) {
    return forecasts.stream().sorted(OLDEST_FIRST).toList();
  }

  /**
   * The scores as they were known at an instant: of forecasts said by then, and candles closed by
   * then. Nothing that happened later has a part in it.
   *
   * @param like the voter whose trades chance imitates
   */
  public Scoreboard asOf(Instant instant, List<Forecast> forecasts, String like) {
    CandleSeries known = candles.knowableAt(instant);
    Path path = new Path(known, costs);
    SortedMap<String, List<Forecast>> byVoter = new TreeMap<>();
    for (Forecast forecast : inOrder(forecasts)) {
      if (!forecast.at().isAfter(instant)) {
        byVoter.computeIfAbsent(forecast.voter(), any -> new ArrayList<>()).add(forecast);
      }
    }
    List<VoterScore> scores = new ArrayList<>();
    Optional<RandomEntry> random = Optional.empty();
    for (Map.Entry<String, List<Forecast>> voter : byVoter.entrySet()) {
      List<Trade> trades = Alone.trades(path, voter.getValue());
      scores.add(VoterScore.of(voter.getKey(), voter.getValue(), path, trades));
      if (voter.getKey().equals(like)) {
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
