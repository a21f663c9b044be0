package ffe.kernel;

import ffe.market.CandleSeries;
import ffe.observation.Atr;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Rsi;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Indicator columns and crossings, made once for each kind and period and kept: those of
 * observation. What stands before a warm-up is not a number.
 */
final class Shared {

  /** Columns kept at most; beyond them a sweep is refused. */
  static final int COLUMNS_MAX = 2_000;

  private final CandleSeries candles;
  private final SortedMap<String, double[]> columns = new TreeMap<>();
  private final SortedMap<String, int[]> crossings = new TreeMap<>();

  Shared(CandleSeries candles) {
    this.candles = candles;
  }

  double[] ema(int period) {
    return column("ema " + period, () -> Ema.of(candles, period));
  }

  double[] rsi(int period) {
    return column("rsi " + period, () -> Rsi.of(candles, period));
  }

  double[] atr(int period) {
    return column("atr " + period, () -> Atr.of(candles, period));
  }

  private double[] column(String key, Supplier<Line> made) {
    return Optional.ofNullable(columns.get(key))
        .orElseGet(
            () -> {
              room(columns.size() + crossings.size());
              double[] column = plain(made.get());
              columns.put(key, column);
              return column;
            });
  }

  private static void room(int kept) {
    if (kept >= COLUMNS_MAX) {
      throw new IllegalArgumentException(
          "a sweep keeps at most " + COLUMNS_MAX + " columns: fewer different periods");
    }
  }

  private static double[] plain(Line line) {
    double[] out = new double[line.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = line.isWarm(i) ? line.at(i) : Double.NaN;
    }
    return out;
  }

  /**
   * Candles at whose close the fast mean has crossed the slow one, rising.
   *
   * @param side 1 from below or equal to above, -1 the other way
   */
  int[] crossings(int fast, int slow, int side) {
    String key = side + " " + fast + " " + slow;
    return Optional.ofNullable(crossings.get(key))
        .orElseGet(
            () -> {
              room(columns.size() + crossings.size());
              int[] found = found(ema(fast), ema(slow), side);
              crossings.put(key, found);
              return found;
            });
  }

  private static int[] found(double[] fast, double[] slow, int side) {
    int[] found = new int[fast.length];
    int count = 0;
    for (int i = 1; i < fast.length; i++) {
      if (side * (fast[i] - slow[i]) > 0 && side * (fast[i - 1] - slow[i - 1]) <= 0) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
