package ffe.kernel;

/** What is known at the close before a rule's first candle, begun as the indicators begin. */
final class Start {

  final double fast;
  final double slow;
  final double gain;
  final double loss;
  final double atr;

  /** Which way the means stood apart: 1, 0 or -1. */
  final int side;

  private final Columns columns;
  private final int until;

  Start(Columns columns, CrossRule rule) {
    this.columns = columns;
    this.until = rule.first();
    this.fast = mean(rule.fast());
    this.slow = mean(rule.slow());
    this.gain = smoothed(rule.rsi(), 1);
    this.loss = smoothed(rule.rsi(), -1);
    this.atr = smoothed(rule.atr(), 0);
    this.side = fast > slow ? 1 : fast < slow ? -1 : 0;
  }

  private double mean(int period) {
    double sum = 0;
    for (int i = 0; i < period; i++) {
      sum += columns.close[i];
    }
    double mean = sum / period;
    double share = 2.0 / (period + 1);
    for (int i = period; i < until; i++) {
      mean += (columns.close[i] - mean) * share;
    }
    return mean;
  }

  /**
   * Wilder's.
   *
   * @param kind 1 of gains, -1 of losses, 0 of true ranges
   */
  private double smoothed(int period, int kind) {
    double sum = 0;
    for (int i = 1; i <= period; i++) {
      sum += input(i, kind);
    }
    double mean = sum / period;
    double share = 1.0 / period;
    for (int i = period + 1; i < until; i++) {
      mean += (input(i, kind) - mean) * share;
    }
    return mean;
  }

  private double input(int i, int kind) {
    double before = columns.close[i - 1];
    return kind == 0
        ? Math.max(columns.high[i], before) - Math.min(columns.low[i], before)
        : Math.max(0, kind * (columns.close[i] - before));
  }
}
