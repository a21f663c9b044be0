package ffe.statistics;

/**
 * The worst returns of a run, as they were (historical simulation).
 *
 * @param level such as 0.95: of a hundred returns five are in the tail
 * @param worst returns in the tail: the count of all by 1 - level, rounded up
 * @param valueAtRisk the loss of the mildest return in the tail, as a fraction of equity; negative
 *     if that was a gain
 * @param shortfall mean loss of the returns in the tail (expected shortfall, Acerbi and Tasche
 *     2002), never less than the value at risk
 */
public record Tail(double level, int worst, Figure valueAtRisk, Figure shortfall) {

  /** Fewer returns in the tail tell nothing. */
  public static final int WORST_MIN = 5;

  /** What rounding may add to a count. */
  private static final double HAIR = 1e-9;

  /**
   * @param level 0.5 to 0.999
   */
  public static Tail of(Column returns, double level) {
    Basis.within("the level", level, 0.5, 0.999);
    int worst = (int) Math.ceil(returns.size() * (1 - level) - HAIR);
    if (worst < WORST_MIN || returns.size() < Figure.TELLING) {
      return new Tail(level, worst, Figure.tooFew(), Figure.tooFew());
    }
    double[] sorted = returns.least(worst);
    double sum = 0;
    for (int i = 0; i < worst; i++) {
      sum += sorted[i];
    }
    double mildest = sorted[worst - 1];
    return new Tail(level, worst, Figure.of(-mildest), Figure.of(-Math.min(mildest, sum / worst)));
  }
}
