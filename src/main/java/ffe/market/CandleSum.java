package ffe.market;

import ffe.canon.Digest;
import java.nio.ByteBuffer;

/** The digest of candles that come one by one: that of the series they make. Of one thread. */
public final class CandleSum {

  private final Digest.Running sum = new Digest.Running();
  private final ByteBuffer row = ByteBuffer.allocate(CandleColumns.ROW_BYTES);

  public void add(Candle candle) {
    row.clear();
    row.putLong(candle.opensAt().toEpochMilli());
    row.putLong(Double.doubleToLongBits(candle.open()));
    row.putLong(Double.doubleToLongBits(candle.high()));
    row.putLong(Double.doubleToLongBits(candle.low()));
    row.putLong(Double.doubleToLongBits(candle.close()));
    row.putLong(Double.doubleToLongBits(candle.volume()));
    row.putInt(candle.trades());
    sum.add(row.flip());
  }

  /** Of all so far; it begins anew with this. */
  public Digest digest() {
    return sum.digest();
  }
}
