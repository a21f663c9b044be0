package ffe.adapter.cold;

import ffe.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Candles of a month whose numbers are as awkward as numbers get, and many plain ones. */
public final class OddCandles {

  private OddCandles() {}

  /** One a minute from an instant on; the same ones for the same seed. */
  public static List<Candle> of(Instant first, int count, long seed) {
    Random random = new Random(seed);
    List<Candle> all = new ArrayList<>();
    double[] volumes = {
      0.0,
      -0.0,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      0.1 + 0.2,
      1.0 / 3,
      1e22,
      Math.nextUp(9_007_199_254_740_992.0)
    };
    for (int i = 0; i < count; i++) {
      double low =
          random.nextBoolean()
              ? 0.000_000_123 * (1 + random.nextDouble())
              : 1 + random.nextDouble();
      double high = low * (1 + random.nextDouble());
      double open = low + (high - low) * random.nextDouble();
      double close = i % 7 == 0 ? Math.nextUp(low) : low + (high - low) * random.nextDouble();
      all.add(
          new Candle(
              first.plusSeconds(60L * i),
              Math.min(high, Math.max(low, open)),
              Math.max(high, close),
              low,
              close,
              i < volumes.length ? volumes[i] : random.nextDouble() * 1_000,
              i == 0 ? Integer.MAX_VALUE : random.nextInt(100)));
    }
    return all;
  }
}
