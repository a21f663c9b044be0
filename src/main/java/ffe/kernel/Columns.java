package ffe.kernel;

import ffe.market.CandleSeries;

/** Candles as plain columns, shared by all who read them and never written again. */
public final class Columns {

  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;

  /** Each close by the one before; the first is 1. */
  final double[] ratio;

  private Columns(double[] open, double[] high, double[] low, double[] close) {
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.ratio = new double[close.length];
    for (int i = 0; i < close.length; i++) {
      ratio[i] = i == 0 ? 1 : close[i] / close[i - 1];
    }
  }

  public static Columns of(CandleSeries candles) {
    double[] open = new double[candles.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = candles.open(i);
    }
    return new Columns(open, candles.highs(), candles.lows(), candles.closes());
  }

  public int size() {
    return close.length;
  }
}
