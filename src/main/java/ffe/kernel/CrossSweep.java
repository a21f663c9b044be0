package ffe.kernel;

import ffe.market.CandleSeries;

/**
 * Runs many rules over the same candles: from one crossing to the next, reading candles only while
 * something is held. One thread; the trades of each are those of {@link FusedRun}.
 */
public final class CrossSweep {

  private final Columns columns;
  private final Shared shared;
  private final TradeLog log = new TradeLog();
  private final Tally tally = new Tally();

  public CrossSweep(CandleSeries candles) {
    this.columns = Columns.of(candles);
    this.shared = new Shared(candles);
  }

  /** Makes what several sets share; without it the first of them does. */
  public void prepare(CrossRule rule) {
    shared.crossings(rule.fast(), rule.slow(), 1);
    shared.crossings(rule.fast(), rule.slow(), -1);
    shared.rsi(rule.rsi());
    shared.atr(rule.atr());
  }

  public Tally run(CrossRule rule) {
    log.clear();
    tally.clear(columns.size());
    int[] ups = shared.crossings(rule.fast(), rule.slow(), 1);
    int[] downs = shared.crossings(rule.fast(), rule.slow(), -1);
    double[] rsi = shared.rsi(rule.rsi());
    double[] atr = shared.atr(rule.atr());
    int free = rule.first();
    int down = 0;
    for (int up : ups) {
      int entry = up + 1;
      if (up < free || entry >= columns.size() || !(rsi[up] < rule.rsiMax())) {
        continue;
      }
      while (down < downs.length && downs[down] < entry) {
        down++;
      }
      free = held(rule, atr, entry, down < downs.length ? downs[down] : Integer.MAX_VALUE);
    }
    return tally;
  }

  /** Of the last run. */
  public TradeLog trades() {
    return log;
  }

  /**
   * From an entry to its end.
   *
   * @param back candle at whose close the means cross back
   * @return the candle at whose close it is flat again
   */
  private int held(CrossRule rule, double[] atr, int entry, int back) {
    double[] close = columns.close;
    double paid = columns.open[entry];
    double kept = 1 - rule.fee();
    double stop = rule.stop();
    double target = rule.target();
    for (int i = entry; i < close.length; i++) {
      double now = close[i];
      tally.grow(i == entry ? now / paid * kept : columns.ratio[i]);
      double range = atr[i];
      if (now <= paid - stop * range || now >= paid + target * range || i == back) {
        int exit = i + 1;
        if (exit < close.length) {
          tally.grow(columns.open[exit] / now * kept);
          tally.closed();
          log.add(entry, exit);
        }
        return exit;
      }
    }
    return Integer.MAX_VALUE;
  }
}
