package ffe.statistics;

import java.util.List;

/**
 * Sharpe ratios of variants over any choice of blocks of periods. A choice is a set of bits, bit 0
 * the oldest block; block b goes from b n / blocks to before (b + 1) n / blocks.
 */
final class Halves {

  private final int blocks;
  private final int[] counts;
  private final double[] means;
  private final double[][] sums;
  private final double[][] squares;
  private final double[] scores;

  private Halves(int variants, int blocks) {
    this.blocks = blocks;
    counts = new int[blocks];
    means = new double[variants];
    sums = new double[variants][blocks];
    squares = new double[variants][blocks];
    scores = new double[variants];
  }

  static Halves of(List<Column> variants, int blocks) {
    Halves halves = new Halves(variants.size(), blocks);
    for (int v = 0; v < variants.size(); v++) {
      halves.fill(v, variants.get(v));
    }
    return halves;
  }

  /** Sums of what is above the variant's own mean, so that squares keep their digits. */
  private void fill(int v, Column column) {
    long n = column.size();
    means[v] = column.sum() / n;
    for (int b = 0; b < blocks; b++) {
      int from = (int) (n * b / blocks);
      int to = (int) (n * (b + 1) / blocks);
      counts[b] = to - from;
      for (int i = from; i < to; i++) {
        double away = column.at(i) - means[v];
        sums[v][b] += away;
        squares[v][b] += away * away;
      }
    }
  }

  double mean(int v, int chosen) {
    int count = 0;
    double sum = 0;
    for (int b = 0; b < blocks; b++) {
      if ((chosen >> b & 1) == 1) {
        count += counts[b];
        sum += sums[v][b];
      }
    }
    return means[v] + sum / count;
  }

  /** Mean by standard deviation (by count); zero without spread. */
  private double score(int v, int chosen) {
    int count = 0;
    double sum = 0;
    double square = 0;
    for (int b = 0; b < blocks; b++) {
      if ((chosen >> b & 1) == 1) {
        count += counts[b];
        sum += sums[v][b];
        square += squares[v][b];
      }
    }
    double away = sum / count;
    double mean = means[v] + away;
    double spread = Math.sqrt(Math.max(0, square / count - away * away));
    double rounding = Moments.ROUNDING * (Math.abs(means[v]) + Math.sqrt(square / count));
    return spread <= rounding ? 0 : mean / spread;
  }

  /** The variant with the best score, the first of equals. */
  int best(int chosen) {
    int best = 0;
    for (int v = 0; v < scores.length; v++) {
      scores[v] = score(v, chosen);
      best = scores[v] > scores[best] ? v : best;
    }
    return best;
  }

  /** Relative rank: 1 is the worst, by variants + 1. */
  double rank(int variant, int chosen) {
    double own = score(variant, chosen);
    int below = 0;
    int equal = 0;
    for (int v = 0; v < scores.length; v++) {
      double score = v == variant ? own : score(v, chosen);
      below += score < own ? 1 : 0;
      equal += score == own ? 1 : 0;
    }
    return (below + (equal + 1) / 2.0) / (scores.length + 1);
  }
}
