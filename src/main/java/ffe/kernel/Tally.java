package ffe.kernel;

/**
 * What a run came to, kept while it goes. Returns are those from close to close, zero while flat.
 * Used again for the next run.
 */
public final class Tally {

  private double equity;
  private double peak;
  private double trough;
  private double drawdown;
  private double sum;
  private double squares;
  private int trades;
  private int candles;

  void clear(int count) {
    equity = 1;
    peak = 1;
    trough = 1;
    drawdown = 0;
    sum = 0;
    squares = 0;
    trades = 0;
    candles = count;
  }

  /** A candle through which something was held, or bought or sold at its open. */
  void grow(double ratio) {
    double gain = ratio - 1;
    sum += gain;
    squares += gain * gain;
    equity *= ratio;
    if (equity > peak) {
      peak = equity;
      trough = equity;
    } else if (equity < trough) {
      trough = equity;
      double fall = 1 - equity / peak;
      drawdown = fall > drawdown ? fall : drawdown;
    }
  }

  void closed() {
    trades++;
  }

  /** Closed ones. */
  public int trades() {
    return trades;
  }

  /** Equity at the last close by that at the first, less 1. */
  public double total() {
    return equity - 1;
  }

  /** The deepest fall of equity at closes, as a fraction of the peak before. */
  public double drawdown() {
    return drawdown;
  }

  /** Of a candle: mean by standard deviation (count - 1) of the returns; 0 where none moved. */
  public double sharpe() {
    int returns = candles - 1;
    double mean = sum / returns;
    double variance = (squares - returns * mean * mean) / (returns - 1);
    return variance > 0 ? mean / Math.sqrt(variance) : 0;
  }
}
