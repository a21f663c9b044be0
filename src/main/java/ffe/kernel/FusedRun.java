package ffe.kernel;

/**
 * Runs one rule in a single pass: indicators are numbers that are carried along, and nothing is
 * divided while flat. One thread; used again for the next run.
 */
public final class FusedRun {

  private final Columns columns;
  private final TradeLog log = new TradeLog();
  private final Tally tally = new Tally();

  private CrossRule rule = new CrossRule(1, 2, 1, 0, 1, 0, 0, 0);

  /** Candle at whose open it was bought; negative while flat. */
  private int entry;

  private boolean isLeaving;

  public FusedRun(Columns columns) {
    this.columns = columns;
  }

  public Tally run(CrossRule asked) {
    rule = asked;
    entry = -1;
    isLeaving = false;
    log.clear();
    tally.clear(columns.size());
    if (columns.size() > rule.first()) {
      pass(new Start(columns, rule));
    }
    return tally;
  }

  /** Candles. */
  public int size() {
    return columns.size();
  }

  /** Of the last run. */
  public TradeLog trades() {
    return log;
  }

  private void pass(Start start) {
    double[] high = columns.high;
    double[] low = columns.low;
    double[] close = columns.close;
    double fastShare = 2.0 / (rule.fast() + 1);
    double slowShare = 2.0 / (rule.slow() + 1);
    double rsiShare = 1.0 / rule.rsi();
    double atrShare = 1.0 / rule.atr();
    double fast = start.fast;
    double slow = start.slow;
    double gain = start.gain;
    double loss = start.loss;
    double atr = start.atr;
    int first = rule.first();
    double before = close[first - 1];
    int side = start.side;
    for (int i = first; i < close.length; i++) {
      double now = close[i];
      double change = now - before;
      double size = Math.abs(change);
      fast += (now - fast) * fastShare;
      slow += (now - slow) * slowShare;
      // half of what is doubled is exact: the greater of the change and zero, without a branch
      gain += ((size + change) * 0.5 - gain) * rsiShare;
      loss += ((size - change) * 0.5 - loss) * rsiShare;
      double top = high[i] > before ? high[i] : before;
      double bottom = low[i] < before ? low[i] : before;
      atr += (top - bottom - atr) * atrShare;
      before = now;
      double apart = fast - slow;
      if (entry >= 0) {
        held(i, atr, apart < 0 && side >= 0);
      }
      if (entry < 0 && apart > 0 && side <= 0 && rsi(gain, loss) < rule.rsiMax()) {
        entry = i + 1;
      }
      side = apart > 0 ? 1 : apart < 0 ? -1 : 0;
    }
  }

  private static double rsi(double gain, double loss) {
    double movement = gain + loss;
    return movement == 0 ? 50 : Math.max(0, Math.min(100, 100 * gain / movement));
  }

  /** The close of a candle at whose open something was held, bought or is sold. */
  private void held(int i, double atr, boolean isBack) {
    double open = columns.open[i];
    if (isLeaving) {
      tally.grow(open / columns.close[i - 1] * (1 - rule.fee()));
      tally.closed();
      log.add(entry, i);
      entry = -1;
      isLeaving = false;
      return;
    }
    double close = columns.close[i];
    tally.grow(i == entry ? close / open * (1 - rule.fee()) : columns.ratio[i]);
    double paid = columns.open[entry];
    isLeaving = close <= paid - rule.stop() * atr || close >= paid + rule.target() * atr || isBack;
  }
}
