package ffe.statistics;

import java.util.List;

/**
 * How likely the best of several variants is no better than most once its past is over: probability
 * of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de
 * Prado, Zhu 2015).
 *
 * <p>The periods are cut into blocks. For each choice of half of them the variant with the best
 * Sharpe ratio there is looked for (the first of equals), and its rank among all is taken in the
 * other half; equals share the mean of their ranks. A variant that does not move has a ratio of 0.
 *
 * @param choices halves that were tried
 * @param probability share of choices whose best was in the lower half of the others' time, its
 *     middle included; empty of number for fewer than {@link #VARIANTS_MIN} variants or {@link
 *     #BLOCK_MIN} periods a block
 * @param loss share of choices whose best had a mean below zero in the other half
 * @param rank mean of the relative ranks in the other half, above 0 and below 1; about a half for
 *     noise
 */
public record Overfitting(int choices, Figure probability, Figure loss, Figure rank) {

  public static final int VARIANTS_MIN = 2;
  public static final int VARIANTS_MAX = 10_000;

  /** Periods in a block that tell a Sharpe ratio at all. */
  public static final int BLOCK_MIN = 5;

  public static final int BLOCKS_MIN = 4;

  /** 12,870 choices. */
  public static final int BLOCKS_MAX = 16;

  /** Variants times periods; more are refused. */
  public static final long CELLS_MAX = 100_000_000;

  /**
   * @param variants returns of each over the same periods
   * @param blocks even, {@link #BLOCKS_MIN} to {@link #BLOCKS_MAX}
   */
  public static Overfitting of(List<Column> variants, int blocks) {
    check(variants, blocks);
    int periods = variants.isEmpty() ? 0 : variants.get(0).size();
    if (variants.size() < VARIANTS_MIN || periods < blocks * BLOCK_MIN) {
      return new Overfitting(0, Figure.tooFew(), Figure.tooFew(), Figure.tooFew());
    }
    Halves halves = Halves.of(variants, blocks);
    int choices = 0;
    int overfitted = 0;
    int lost = 0;
    double ranks = 0;
    for (int chosen = 0; chosen < 1 << blocks; chosen++) {
      if (Integer.bitCount(chosen) == blocks / 2) {
        int best = halves.best(chosen);
        int other = (1 << blocks) - 1 - chosen;
        double rank = halves.rank(best, other);
        choices++;
        overfitted += rank <= 0.5 ? 1 : 0;
        lost += halves.mean(best, other) < 0 ? 1 : 0;
        ranks += rank;
      }
    }
    return new Overfitting(
        choices,
        Figure.of(overfitted / (double) choices),
        Figure.of(lost / (double) choices),
        Figure.of(ranks / choices));
  }

  private static void check(List<Column> variants, int blocks) {
    if (blocks < BLOCKS_MIN || blocks > BLOCKS_MAX || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          "blocks: an even number from " + BLOCKS_MIN + " to " + BLOCKS_MAX + ", not " + blocks);
    }
    if (variants.size() > VARIANTS_MAX) {
      throw new IllegalArgumentException(
          "at most " + VARIANTS_MAX + " variants, not " + variants.size());
    }
    for (Column variant : variants) {
      int periods = variants.get(0).size();
      if (variant.size() != periods) {
        throw new IllegalArgumentException(
            "all variants have the same periods: " + variant.size() + " and " + periods);
      }
      if ((long) periods * variants.size() > CELLS_MAX) {
        throw new IllegalArgumentException(
            "variants times periods: at most "
                + CELLS_MAX
                + ", not "
                + (long) periods * variants.size());
      }
    }
  }
}
