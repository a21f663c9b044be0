package ffe.learning;

import ffe.learning.Ballot.Kind;
import ffe.statistics.Band;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good one voter's forecasts were, of those whose horizon is over.
 *
 * @param asked how often it was asked
 * @param forecasts made; asked and without a forecast it had no view
 * @param scored of them
 * @param open of them, whose horizon is not over; neither scored nor open are those that miss
 *     candles
 * @param hits of the scored ones that were right
 * @param hitRate their share; empty without one
 * @param brier mean squared distance of probability and what happened, 0 is best; empty without one
 * @param skill 1 - brier / (r (1 - r)) with r the voter's own share of hits: above 0 the
 *     probabilities tell more than that share alone; empty where r is 0 or 1
 * @param calibration bins that have a forecast, lowest first
 * @param alone what it would have traded by itself
 * @param spent on asking it
 */
public record VoterScore(
    String voter,
    Kind kind,
    int asked,
    int forecasts,
    int scored,
    int open,
    int hits,
    Optional<Band> hitRate,
    Optional<Band> brier,
    Optional<Double> skill,
    List<CalibrationBin> calibration,
    Hypothetical alone,
    Spent spent) {

  /** Fewer scored forecasts are too few to tell. */
  public static final int TELLING = 30;

  /**
   * @param ballots of one voter, oldest first, at least one
   * @param path of what was known at the instant
   */
  static VoterScore of(List<Ballot> ballots, Path path, Instant instant, List<Trade> trades) {
    List<Forecast> forecasts = forecasts(ballots);
    List<Outcome> outcomes = new ArrayList<>();
    int open = 0;
    for (Forecast forecast : forecasts) {
      if (forecast.ends().isAfter(instant)) {
        open++;
      } else {
        path.outcome(forecast).ifPresent(outcomes::add);
      }
    }
    int n = outcomes.size();
    int hits = (int) outcomes.stream().filter(Outcome::right).count();
    double rate = n == 0 ? 0 : hits / (double) n;
    double base = rate * (1 - rate);
    Optional<Band> brier =
        n == 0
            ? Optional.empty()
            : Optional.of(Band.mean(outcomes.stream().mapToDouble(Outcome::brier).toArray()));
    return new VoterScore(
        ballots.get(0).voter(),
        ballots.get(0).kind(),
        ballots.size(),
        forecasts.size(),
        n,
        open,
        hits,
        n == 0 ? Optional.empty() : Optional.of(Band.share(hits, n)),
        brier,
        brier.filter(any -> base > 0).map(b -> 1 - b.value() / base),
        CalibrationBin.of(outcomes),
        Hypothetical.of(trades),
        ballots.stream().map(Ballot::spent).reduce(Spent.NOTHING, Spent::plus));
  }

  static List<Forecast> forecasts(List<Ballot> ballots) {
    return ballots.stream().flatMap(b -> b.forecast().stream()).toList();
  }

  /** Forecasts whose horizon is over and whose candles are not all there. */
  public int missing() {
    return forecasts - scored - open;
  }

  public boolean isTooFewToTell() {
    return scored < TELLING;
  }
}
