package ffe.learning;

import java.util.List;
import java.util.Optional;

/**
 * How good one voter's forecasts were, of those whose horizon is over.
 *
 * @param forecasts made
 * @param scored of them; the rest is not over yet, or misses candles
 * @param hits of the scored ones that were right
 * @param brier mean squared distance of probability and what happened, 0 is best; empty without one
 * @param skill 1 - brier / (r (1 - r)) with r the voter's own share of hits: above 0 the
 *     probabilities tell more than that share alone; empty where r is 0 or 1
 * @param calibration bins that have a forecast, lowest first
 * @param alone what it would have traded by itself
 * @param spent over all forecasts
 */
public record VoterScore(
    String voter,
    int forecasts,
    int scored,
    int hits,
    Optional<Double> brier,
    Optional<Double> skill,
    List<CalibrationBin> calibration,
    Hypothetical alone,
    Spent spent) {

  /** Fewer scored forecasts are too few to tell. */
  public static final int TELLING = 30;

  static VoterScore of(String voter, List<Forecast> forecasts, Path path, List<Trade> trades) {
    List<Outcome> outcomes = forecasts.stream().flatMap(f -> path.outcome(f).stream()).toList();
    int n = outcomes.size();
    int hits = 0;
    double sum = 0;
    for (Outcome outcome : outcomes) {
      hits += outcome.right() ? 1 : 0;
      sum += outcome.brier();
    }
    double rate = n == 0 ? 0 : hits / (double) n;
    double base = rate * (1 - rate);
    Optional<Double> brier = n == 0 ? Optional.empty() : Optional.of(sum / n);
    return new VoterScore(
        voter,
        forecasts.size(),
        n,
        hits,
        brier,
        brier.filter(any -> base > 0).map(b -> 1 - b / base),
        CalibrationBin.of(outcomes),
        Hypothetical.of(trades),
        forecasts.stream().map(Forecast::spent).reduce(Spent.NOTHING, Spent::plus));
  }

  public boolean isTooFewToTell() {
    return scored < TELLING;
  }
}
