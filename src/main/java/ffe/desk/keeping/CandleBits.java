package ffe.desk.keeping;

import ffe.canon.Digest;
import ffe.market.Candle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The bits of candles, as the database's {@code candle_bits} has them: microseconds since 1970,
 * five doubles and the number of trades, big-endian.
 */
public final class CandleBits {

  private static final int BYTES = Long.BYTES + 5 * Double.BYTES + Integer.BYTES;

  private CandleBits() {}

  /** SHA-256 of all, in their order. */
  public static String digest(List<Candle> candles) {
    return Digest.of(candles.size(), BYTES, (i, bytes) -> put(candles.get(i), bytes)).hex();
  }

  private static void put(Candle candle, ByteBuffer bytes) {
    bytes.putLong(micros(candle.opensAt()));
    for (double value :
        new double[] {
          candle.open(), candle.high(), candle.low(), candle.close(), candle.volume()
        }) {
      bytes.putLong(Double.doubleToRawLongBits(value));
    }
    bytes.putInt(candle.trades());
  }

  /** Microseconds since 1970; nothing in the database is finer. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
