package ffe.adapter.store;

import ffe.market.Candle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups candles as {@link Pieces} lets the database do, with the same bits: volumes are added as
 * the shortest decimals that name them.
 */
final class Grouping {

  /** So many digits name one double at most. */
  private static final int UNIQUE_DIGITS = 15;

  private final long seconds;
  private final int limit;
  private final List<Candle> done = new ArrayList<>();
  private long at;
  private int open;
  private Candle first = new Candle(Instant.EPOCH, 1, 1, 1, 1, 0, 0);
  private Candle last = first;
  private double high;
  private double low;
  private BigDecimal volume = BigDecimal.ZERO;
  private long trades;

  /**
   * @param limit groups that are wanted
   */
  Grouping(long seconds, int limit) {
    this.seconds = seconds;
    this.limit = limit;
  }

  /** In order of time; answers whether more are wanted. */
  boolean take(Candle candle) {
    long span = Math.floorDiv(candle.opensAt().getEpochSecond(), seconds);
    if (open > 0 && span != at) {
      end();
      if (done.size() >= limit) {
        return false;
      }
    }
    if (open == 0) {
      at = span;
      first = candle;
      high = candle.high();
      low = candle.low();
    }
    open++;
    last = candle;
    high = Math.max(high, candle.high());
    low = Math.min(low, candle.low());
    volume = volume.add(decimal(candle.volume()));
    trades += candle.trades();
    return true;
  }

  private void end() {
    done.add(
        new Candle(
            Instant.ofEpochSecond(at * seconds),
            first.open(),
            high,
            low,
            last.close(),
            volume.doubleValue(),
            (int) Math.min(trades, Integer.MAX_VALUE)));
    open = 0;
    volume = BigDecimal.ZERO;
    trades = 0;
  }

  /** All groups; ends the last one. */
  List<Candle> groups() {
    if (open > 0 && done.size() < limit) {
      end();
    }
    return done;
  }

  /** The shortest decimal, as the database writes it; this Java may write one digit more. */
  static BigDecimal decimal(double value) {
    BigDecimal written = new BigDecimal(Double.toString(value));
    if (written.stripTrailingZeros().precision() <= UNIQUE_DIGITS) {
      return written;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = UNIQUE_DIGITS; digits < UNIQUE_DIGITS + 2; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(UNIQUE_DIGITS + 2, RoundingMode.HALF_EVEN));
  }
}
