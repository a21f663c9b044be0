package ffe.kernel;

import ffe.market.CandleSeries;
import ffe.observation.Atr;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Rsi;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule in the plainest words: every candle, an order that waits, a curve, figures at the end.
 */
record PlainCross(List<String> trades, double total, double drawdown, double sharpe) {

  static PlainCross of(CandleSeries candles, CrossRule rule) {
    int n = candles.size();
    Line fast = Ema.of(candles, rule.fast());
    Line slow = Ema.of(candles, rule.slow());
    Line rsi = Rsi.of(candles, rule.rsi());
    Line atr = Atr.of(candles, rule.atr());
    int known = Math.max(rule.slow(), Math.max(rule.rsi(), rule.atr()) + 1);
    List<String> trades = new ArrayList<>();
    double[] worth = new double[n];
    double cash = 1;
    double units = 0;
    int bought = -1;
    boolean buys = false;
    boolean sells = false;
    for (int i = 0; i < n; i++) {
      if (buys) {
        units = cash * (1 - rule.fee()) / candles.open(i);
        cash = 0;
        bought = i;
      } else if (sells) {
        cash = units * candles.open(i) * (1 - rule.fee());
        units = 0;
        trades.add(bought + " " + i);
        bought = -1;
      }
      buys = false;
      sells = false;
      double close = candles.close(i);
      worth[i] = cash + units * close;
      if (i < known) {
        continue;
      }
      boolean up = fast.at(i - 1) <= slow.at(i - 1) && fast.at(i) > slow.at(i);
      boolean down = fast.at(i - 1) >= slow.at(i - 1) && fast.at(i) < slow.at(i);
      if (bought < 0) {
        buys = up && rsi.at(i) < rule.rsiMax();
      } else {
        double paid = candles.open(bought);
        sells =
            close <= paid - rule.stop() * atr.at(i)
                || close >= paid + rule.target() * atr.at(i)
                || down;
      }
    }
    return figures(trades, worth);
  }

  private static PlainCross figures(List<String> trades, double[] worth) {
    double peak = 1;
    double fall = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < worth.length; i++) {
      peak = Math.max(peak, worth[i]);
      fall = Math.max(fall, 1 - worth[i] / peak);
      sum += worth[i] / worth[i - 1] - 1;
    }
    double mean = sum / (worth.length - 1);
    for (int i = 1; i < worth.length; i++) {
      double away = worth[i] / worth[i - 1] - 1 - mean;
      squares += away * away;
    }
    double deviation = Math.sqrt(squares / (worth.length - 2));
    return new PlainCross(
        trades, worth[worth.length - 1] - 1, fall, deviation > 0 ? mean / deviation : 0);
  }
}
