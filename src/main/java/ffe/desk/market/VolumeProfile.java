package ffe.desk.market;

import ffe.market.Candle;
import java.util.ArrayList;
import java.util.List;

/**
 * At which prices volume was traded, as far as candles tell: each spreads its volume evenly from
 * its low to its high.
 *
 * @param volume of all bands, in the base currency
 * @param bands of one width, from the lowest price to the highest, without holes
 * @param control the band with most volume, the lowest of equals
 * @param area the fewest bands around it that hold {@link #AREA_SHARE} of the volume, grown each
 *     time by the greater neighbour, the upper one of equals
 */
public record VolumeProfile(double volume, List<Band> bands, Band control, Area area) {

  public static final int BANDS_MAX = 200;

  /** Of all volume. */
  public static final double AREA_SHARE = 0.7;

  /** Prices from low, to below high; the highest band has its high too. */
  public record Band(double low, double high, double volume) {}

  /**
   * @param share of all volume in it
   */
  public record Area(double low, double high, double share) {}

  public VolumeProfile {
    bands = List.copyOf(bands);
  }

  /**
   * @param candles at least one of which has volume
   * @param count of bands, 1 to {@value #BANDS_MAX}
   */
  static VolumeProfile of(List<Candle> candles, int count) {
    double low = candles.stream().mapToDouble(Candle::low).min().orElseThrow();
    double high = candles.stream().mapToDouble(Candle::high).max().orElseThrow();
    int bands = high > low ? count : 1;
    double width = (high - low) / bands;
    double[] volumes = new double[bands];
    for (Candle candle : candles) {
      spread(candle, low, width, volumes);
    }
    List<Band> all = new ArrayList<>();
    double sum = 0;
    int top = 0;
    for (int i = 0; i < bands; i++) {
      all.add(new Band(low + i * width, i == bands - 1 ? high : low + (i + 1) * width, volumes[i]));
      sum += volumes[i];
      top = volumes[i] > volumes[top] ? i : top;
    }
    return new VolumeProfile(sum, all, all.get(top), area(all, top, sum));
  }

  private static void spread(Candle candle, double low, double width, double[] volumes) {
    int first = band(candle.low(), low, width, volumes.length);
    int last = band(candle.high(), low, width, volumes.length);
    if (first == last) {
      volumes[first] += candle.volume();
      return;
    }
    double density = candle.volume() / (candle.high() - candle.low());
    for (int i = first; i <= last; i++) {
      double from = i == first ? candle.low() : low + i * width;
      double to = i == last ? candle.high() : low + (i + 1) * width;
      volumes[i] += Math.max(0, to - from) * density;
    }
  }

  private static int band(double price, double low, double width, int count) {
    return width > 0 ? Math.min(count - 1, (int) ((price - low) / width)) : 0;
  }

  private static Area area(List<Band> bands, int control, double sum) {
    int below = control;
    int above = control;
    double held = bands.get(control).volume();
    while (held < AREA_SHARE * sum && (below > 0 || above < bands.size() - 1)) {
      double under = below > 0 ? bands.get(below - 1).volume() : -1;
      double over = above < bands.size() - 1 ? bands.get(above + 1).volume() : -1;
      if (over >= under) {
        above++;
        held += over;
      } else {
        below--;
        held += under;
      }
    }
    return new Area(bands.get(below).low(), bands.get(above).high(), held / sum);
  }
}
