package ffe.statistics;

import java.util.Optional;

/**
 * What a Sharpe ratio rests on, and how likely there is skill behind it. All Sharpe ratios here are
 * of a period, not annual; divide an annual one by the root of periods per year.
 *
 * @param returns how many, at least 2
 * @param skew of the returns
 * @param kurtosis of the returns, 3 for a normal distribution; at least 1 + skew^2, as every sample
 *     has it
 */
public record TrackRecord(int returns, double sharpe, double skew, double kurtosis) {

  private static final double HAIR = 1e-9;

  public TrackRecord {
    if (returns < 2) {
      throw new IllegalArgumentException("a track record has two returns or more, not " + returns);
    }
    Column.sound("a Sharpe ratio", sharpe);
    Column.sound("skew", skew);
    Column.sound("kurtosis", kurtosis);
    if (kurtosis < (1 + skew * skew) * (1 - HAIR)) {
      throw new IllegalArgumentException(
          "kurtosis is at least 1 + skew^2, not " + kurtosis + " at a skew of " + skew);
    }
  }

  /** Empty for fewer than {@link Figure#TELLING} returns, and where they do not move. */
  public static Optional<TrackRecord> of(Column returns) {
    Moments moments = Moments.of(returns);
    return returns.size() >= Figure.TELLING && moments.sharpe(0) instanceof Figure.Told sharpe
        ? Optional.of(
            new TrackRecord(returns.size(), sharpe.value(), moments.skew(), moments.kurtosis()))
        : Optional.empty();
  }

  /**
   * Probability that the true Sharpe ratio is above a benchmark: {@code P((s - b) sqrt(n - 1) /
   * sqrt(1 - skew s + (kurtosis - 1) / 4 s^2))} with P the normal distribution (probabilistic
   * Sharpe ratio, Bailey and López de Prado 2012).
   */
  public Figure probabilityAbove(double benchmark) {
    Column.sound("a benchmark", benchmark);
    return Figure.ratio((sharpe - benchmark) * Math.sqrt(returns - 1), Math.sqrt(width()))
            instanceof Figure.Told told
        ? Figure.of(Normal.below(told.value()))
        : new Figure.Untold(Figure.Why.NO_DIVISOR);
  }

  /**
   * Probability that there is skill although the best of many was chosen: {@link #probabilityAbove}
   * what the best of so many without skill can be expected to show (deflated Sharpe ratio, Bailey
   * and López de Prado 2014). Under 0.95 luck is the better explanation.
   */
  public Figure deflated(Trials trials) {
    return probabilityAbove(trials.expectedBest());
  }

  /**
   * Returns it takes to be so sure that the true Sharpe ratio is above a benchmark: {@code 1 + (1 -
   * skew s + (kurtosis - 1) / 4 s^2) (q(confidence) / (s - b))^2} (minimum track record length,
   * Bailey and López de Prado 2012).
   *
   * @param confidence above 0.5 and below 1
   * @return {@link Figure.Why#OUT_OF_REACH} where the ratio is not above the benchmark
   */
  public Figure lengthMin(double benchmark, double confidence) {
    Column.sound("a benchmark", benchmark);
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is above 0.5 and below 1, not " + confidence);
    }
    if (sharpe <= benchmark) {
      return new Figure.Untold(Figure.Why.OUT_OF_REACH);
    }
    double z = Normal.quantile(confidence) / (sharpe - benchmark);
    return Figure.of(1 + width() * z * z);
  }

  /** Variance of the estimated ratio times count - 1; not below zero, since kurtosis is not low. */
  private double width() {
    return Math.max(0, 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
  }
}
