package ffe.statistics;

/**
 * What figures of a run are measured by.
 *
 * @param periodsPerYear returns in a year, 0.1 to 31,536,000 (one a second); 365 for daily returns
 *     of a market that never closes, 252 where it has so many trading days
 * @param hurdlePerYear what a year has to bring to be worth anything, as a fraction, 0 to 1; the
 *     riskless return of Sharpe, the target of Sortino and Omega
 * @param level of value at risk and expected shortfall, 0.5 to 0.999
 */
public record Basis(double periodsPerYear, double hurdlePerYear, double level) {

  /** A year has 365 days. */
  static final double YEAR_MILLIS = 365.0 * 24 * 60 * 60 * 1000;

  private static final double PER_YEAR_MIN = 0.1;
  private static final double PER_YEAR_MAX = 31_536_000;

  public Basis {
    within("periods per year", periodsPerYear, PER_YEAR_MIN, PER_YEAR_MAX);
    within("the hurdle per year", hurdlePerYear, 0, 1);
    within("the level", level, 0.5, 0.999);
  }

  static void within(String what, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(what + ": " + min + " to " + max + ", not " + value);
    }
  }

  /** So many periods a year, no hurdle, a level of 0.95. */
  public static Basis perYear(double periodsPerYear) {
    return new Basis(periodsPerYear, 0, 0.95);
  }

  /**
   * Periods per year as the times have them: periods by years of 365 days from the first to the
   * last. Closed days are in the years and not in the periods, so daily values of a market of 252
   * trading days give about 252.
   *
   * @param series of at least two values
   */
  public static Basis of(Series series) {
    int periods = series.size() - 1;
    if (periods < 1) {
      throw new IllegalArgumentException("periods per year take two times, there is one");
    }
    double span = (double) series.millis(periods) - series.millis(0);
    return perYear(periods * YEAR_MILLIS / span);
  }

  public Basis withHurdle(double perYear) {
    return new Basis(periodsPerYear, perYear, level);
  }

  public Basis withLevel(double newLevel) {
    return new Basis(periodsPerYear, hurdlePerYear, newLevel);
  }

  /** What a period has to bring: compounded, the hurdle of the year. */
  double hurdle() {
    return StrictMath.pow(1 + hurdlePerYear, 1 / periodsPerYear) - 1;
  }
}
