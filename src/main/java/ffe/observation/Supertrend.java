package ffe.observation;

import ffe.market.CandleSeries;

/**
 * Supertrend (Seban, 2009): a stop that follows a trend and is never taken back while it lasts.
 * {@code line} is in the price's unit, {@code direction} 1 (up, the line below the price) or -1.
 *
 * <p>Bands of {@code width} times {@link Atr} stand around (high + low) / 2. The lower one only
 * rises while the close before was not below it, the upper one only falls while the close before
 * was not above it. Up ends with a close below the lower band, down with one above the upper band;
 * a close on the band ends nothing. Both start at index {@code period}, up when the close is not
 * below (high + low) / 2.
 */
public record Supertrend(Line line, Line direction) {

  public static Supertrend of(CandleSeries candles, int period, double width) {
    Line atr = Atr.of(candles, period);
    int first = atr.warmUp();
    double[] line = new double[candles.size()];
    double[] direction = new double[candles.size()];
    double lower = 0;
    double upper = 0;
    for (int i = first; i < line.length; i++) {
      double middle = (candles.high(i) + candles.low(i)) / 2;
      double low = middle - width * atr.raw(i);
      double high = middle + width * atr.raw(i);
      boolean isFirst = i == first;
      lower = isFirst || low > lower || candles.close(i - 1) < lower ? low : lower;
      upper = isFirst || high < upper || candles.close(i - 1) > upper ? high : upper;
      boolean wasUp = isFirst ? candles.close(i) >= middle : direction[i - 1] > 0;
      boolean isUp = wasUp ? candles.close(i) >= lower : candles.close(i) > upper;
      direction[i] = isUp ? 1 : -1;
      line[i] = isUp ? lower : upper;
    }
    return new Supertrend(Line.of(line, first), Line.of(direction, first));
  }
}
