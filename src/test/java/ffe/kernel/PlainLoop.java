package ffe.kernel;

import ffe.market.CandleSeries;

/** What somebody would write for this one rule and nothing else: the reference of the bench. */
final class PlainLoop {

  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final CrossRule rule;
  private int trades;
  private double total;
  private double sharpe;
  private double drawdown;

  PlainLoop(CandleSeries candles, CrossRule rule) {
    this.rule = rule;
    open = new double[candles.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = candles.open(i);
    }
    high = candles.highs();
    low = candles.lows();
    close = candles.closes();
  }

  int trades() {
    return trades;
  }

  double total() {
    return total;
  }

  double figures() {
    return sharpe + drawdown;
  }

  int run() {
    int n = close.length;
    int f = rule.fast();
    int s = rule.slow();
    int r = rule.rsi();
    int a = rule.atr();
    double fast = 0;
    double slow = 0;
    double gain = 0;
    double loss = 0;
    double atr = 0;
    double equity = 1;
    double peak = 1;
    double worst = 0;
    double sum = 0;
    double squares = 0;
    double paid = 0;
    int count = 0;
    boolean holds = false;
    boolean buys = false;
    boolean sells = false;
    boolean wasAbove = false;
    boolean wasBelow = false;
    int known = Math.max(s, Math.max(r, a) + 1);
    for (int i = 0; i < n; i++) {
      double c = close[i];
      double before = i == 0 ? c : close[i - 1];
      double up = Math.max(0, c - before);
      double down = Math.max(0, before - c);
      double range = Math.max(high[i], before) - Math.min(low[i], before);
      fast = i < f ? fast + c / f : fast + (c - fast) * (2.0 / (f + 1));
      slow = i < s ? slow + c / s : slow + (c - slow) * (2.0 / (s + 1));
      if (i > 0) {
        gain = i <= r ? gain + up / r : gain + (up - gain) * (1.0 / r);
        loss = i <= r ? loss + down / r : loss + (down - loss) * (1.0 / r);
        atr = i <= a ? atr + range / a : atr + (range - atr) * (1.0 / a);
      }
      double worth = equity;
      if (buys) {
        paid = open[i];
        worth = equity * (1 - rule.fee()) * (c / paid);
        holds = true;
      } else if (sells) {
        worth = equity * (open[i] / before) * (1 - rule.fee());
        holds = false;
        count++;
      } else if (holds) {
        worth = equity * (c / before);
      }
      double grown = worth / equity - 1;
      sum += grown;
      squares += grown * grown;
      equity = worth;
      peak = Math.max(peak, equity);
      worst = Math.max(worst, 1 - equity / peak);
      boolean above = fast > slow;
      boolean below = fast < slow;
      double rsi = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
      buys = !holds && i >= known && above && !wasAbove && rsi < rule.rsiMax();
      sells =
          holds
              && (c <= paid - rule.stop() * atr
                  || c >= paid + rule.target() * atr
                  || (below && !wasBelow));
      wasAbove = above;
      wasBelow = below;
    }
    trades = count;
    total = equity - 1;
    double mean = sum / (n - 1);
    sharpe = mean / Math.sqrt((squares - (n - 1) * mean * mean) / (n - 2));
    drawdown = worst;
    return n;
  }
}
