package ffe.research;

import ffe.backtest.BacktestReport;
import ffe.canon.LeftOutWhenEmpty;
import ffe.statistics.Figure;
import ffe.statistics.Overfitting;
import ffe.statistics.Trials;
import java.util.Optional;

/**
 * What a find is worth.
 *
 * @param trials every variant that was run for it, and the variance of their Sharpe ratios
 * @param skill probability that the chosen one has any, given so many trials (deflated Sharpe
 *     ratio)
 * @param before what is left of it where others were tried on the same data before; no part of the
 *     digest, which a search comes to whenever it is run
 * @param overfitting by all ways to part the recording in two halves
 * @param outside what was chosen in training, in its tests
 * @param again the chosen one, run again on the full path
 */
public record Worth(
    Trials trials,
    Figure skill,
    @LeftOutWhenEmpty Optional<Before> before,
    Overfitting overfitting,
    OutOfSample outside,
    Optional<BacktestReport> again) {

  /** Fewer trades or returns in the tests say nothing. */
  static final int TELLING = Figure.TELLING;

  private static final double SURE = 0.95;
  private static final double HALF = 0.5;

  /**
   * Other variants that were tried on the same data before.
   *
   * @param trials how many, each once
   * @param skill probability that the chosen one has any, given them too
   */
  public record Before(int trials, Figure skill) {}

  /** By this search alone. */
  Worth alone() {
    return new Worth(trials, skill, Optional.empty(), overfitting, outside, again);
  }

  /** All trials there were on this data, as far as they are known. */
  public int allTrials() {
    return trials.count() + before.map(Before::trials).orElse(0);
  }

  /** Probability that the chosen one has any skill, given all trials that are known. */
  public Figure skillAfterAll() {
    return before.map(Before::skill).orElse(skill);
  }

  Verdict verdict() {
    if (again.isEmpty()) {
      return Verdict.NOTHING_TO_CHOOSE;
    } else if (again.get().account().total().number().orElse(0) <= 0) {
      return Verdict.LOSES;
    } else if (outside.trades() < TELLING || outside.returns() < TELLING) {
      return Verdict.TOO_FEW_TO_TELL;
    } else if (overfitting.probability().number().orElse(0) >= HALF
        || outside.total().number().orElse(0) <= 0) {
      return Verdict.OVERFITTED;
    }
    boolean isSure =
        skillAfterAll().number().orElse(0) >= SURE
            && outside.aboveZero().number().orElse(0) >= SURE;
    return isSure ? Verdict.UNLIKELY_LUCK_ALONE : Verdict.NO_BETTER_THAN_CHANCE;
  }

  String words() {
    return switch (verdict()) {
      case NOTHING_TO_CHOOSE -> "Nothing to choose: of " + allTrials() + " trials none could be.";
      case LOSES -> "Even the best of " + allTrials() + " trials earned nothing after costs.";
      case TOO_FEW_TO_TELL ->
          "Too few to tell: "
              + outside.trades()
              + " trades in "
              + outside.returns()
              + " tested periods, at least "
              + TELLING
              + " of each say something.";
      case OVERFITTED ->
          "Overfitted: what was best of "
              + allTrials()
              + " trials in training was no better than most, or lost, in what it had not seen.";
      case NO_BETTER_THAN_CHANCE ->
          "Nothing tells it from chance: the best of "
              + allTrials()
              + " trials without any skill shows as much.";
      case UNLIKELY_LUCK_ALONE ->
          "Unlikely to be luck alone on this recording, after "
              + allTrials()
              + " trials; what is to come is another one.";
    };
  }
}
