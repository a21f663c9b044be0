package ffe.kernel;

import ffe.market.CandleSeries;
import java.util.List;

/** A sweep written by hand for one rule over arrays, with nothing around it: a reference. */
final class EventCore {

  private final double[] open;
  private final double[] close;
  private final double[] ratio;
  private final double[] rsi;
  private final double[] atr;
  private final int[][] ups;
  private final int[][] downs;
  private final List<CrossRule> sets;
  private double checked;

  EventCore(CandleSeries candles, List<CrossRule> sets) {
    this.sets = sets;
    Columns columns = Columns.of(candles);
    Shared shared = new Shared(candles);
    open = columns.open;
    close = columns.close;
    ratio = columns.ratio;
    rsi = shared.rsi(14);
    atr = shared.atr(14);
    ups = new int[sets.size()][];
    downs = new int[sets.size()][];
    for (int k = 0; k < sets.size(); k++) {
      ups[k] = shared.crossings(sets.get(k).fast(), sets.get(k).slow(), 1);
      downs[k] = shared.crossings(sets.get(k).fast(), sets.get(k).slow(), -1);
    }
  }

  int run() {
    checked = 0;
    for (int k = 0; k < sets.size(); k++) {
      checked += one(sets.get(k), ups[k], downs[k]);
    }
    return sets.size() * close.length;
  }

  /** Equity at the end of each, summed. */
  double checked() {
    return checked;
  }

  private double one(CrossRule rule, int[] up, int[] down) {
    int n = close.length;
    double kept = 1 - rule.fee();
    double most = rule.rsiMax();
    double stop = rule.stop();
    double target = rule.target();
    double equity = 1;
    double peak = 1;
    double worst = 0;
    double sum = 0;
    double squares = 0;
    int free = rule.first();
    int d = 0;
    for (int u : up) {
      int entry = u + 1;
      if (u < free || entry >= n || rsi[u] >= most) {
        continue;
      }
      while (d < down.length && down[d] < entry) {
        d++;
      }
      int back = d < down.length ? down[d] : n;
      double paid = open[entry];
      free = n;
      for (int i = entry; i < n; i++) {
        double c = close[i];
        double r = i == entry ? c / paid * kept : ratio[i];
        sum += r - 1;
        squares += (r - 1) * (r - 1);
        equity *= r;
        if (equity > peak) {
          peak = equity;
        } else if (equity < peak * (1 - worst)) {
          worst = 1 - equity / peak;
        }
        if (c <= paid - stop * atr[i] || c >= paid + target * atr[i] || i == back) {
          if (i + 1 < n) {
            double last = open[i + 1] / c * kept;
            sum += last - 1;
            squares += (last - 1) * (last - 1);
            equity *= last;
          }
          free = i + 1;
          break;
        }
      }
    }
    return equity + 0 * (sum + squares + worst);
  }
}
