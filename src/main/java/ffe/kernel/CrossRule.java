package ffe.kernel;

/**
 * Buys at the next open when the fast mean crosses above the slow one with the RSI below a mark;
 * sells at the next open when a close is at or beyond the stop or the target, counted from the
 * entry in true ranges of that candle, or when the means cross back. All equity is in each trade.
 *
 * @param fast candles of the fast exponential mean, below those of the slow one
 * @param rsiMax below 100.5, so that 101 is no condition
 * @param stop true ranges below the entry
 * @param target true ranges above it
 * @param fee of each side, as a fraction below 0.1
 */
public record CrossRule(
    int fast, int slow, int rsi, double rsiMax, int atr, double stop, double target, double fee) {

  private static final int PERIOD_MAX = 10_000;

  public CrossRule {
    within("fast", fast, 1, PERIOD_MAX);
    within("slow", slow, fast + 1.0, PERIOD_MAX);
    within("rsi", rsi, 1, PERIOD_MAX);
    within("rsiMax", rsiMax, 0, 101);
    within("atr", atr, 1, PERIOD_MAX);
    within("stop", stop, 0, 1_000);
    within("target", target, 0, 1_000);
    within("fee", fee, 0, 0.1);
  }

  private static void within(String what, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(what + ": " + min + " to " + max + ", not " + value);
    }
  }

  /** The first candle at whose close all of it is known, and whether the means have crossed. */
  int first() {
    return Math.max(slow, Math.max(rsi, atr) + 1);
  }
}
