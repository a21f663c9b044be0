package ffe.statistics;

/**
 * How many variants were tried before the best was chosen, and how far their Sharpe ratios lie
 * apart. Every variant counts, those thrown away too; such as resemble each other may be counted as
 * one, if that is said.
 *
 * @param count at least 1
 * @param variance of their Sharpe ratios, each of a period, zero or more
 */
public record Trials(int count, double variance) {

  private static final int COUNT_MAX = 1_000_000_000;

  /** Euler and Mascheroni. */
  private static final double GAMMA = 0.5772156649015329;

  public Trials {
    if (count < 1 || count > COUNT_MAX) {
      throw new IllegalArgumentException("trials: 1 to " + COUNT_MAX + ", not " + count);
    }
    Basis.within("the variance of Sharpe ratios", variance, 0, Column.SIZE_MAX);
  }

  /**
   * @param sharpes of all variants, each of a period and not annual
   */
  public static Trials of(Column sharpes) {
    return new Trials(sharpes.size(), Moments.of(sharpes).variance());
  }

  /**
   * The best Sharpe ratio of a period that so many variants without any skill can be expected to
   * show: {@code sqrt(variance) ((1 - g) q(1 - 1/N) + g q(1 - 1/(N e)))} with q the normal quantile
   * and g the constant of Euler and Mascheroni (Bailey and López de Prado 2014). One trial is no
   * choice: 0.
   */
  public double expectedBest() {
    if (count == 1) {
      return 0;
    }
    double n = count;
    return Math.sqrt(variance)
        * ((1 - GAMMA) * Normal.quantile(1 - 1 / n)
            + GAMMA * Normal.quantile(1 - 1 / (n * StrictMath.E)));
  }
}
