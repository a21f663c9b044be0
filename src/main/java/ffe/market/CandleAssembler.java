package ffe.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns ticks into finished candles of one timeframe. A candle is finished when the session clock
 * reaches its end, whether or not a tick came; while the market was closed there is none without.
 */
final class CandleAssembler {

  /** More empty candles than this between two ticks is a broken source, not a quiet market. */
  private static final int EMPTY_RUN_MAX = 100_000;

  private final Timeframe timeframe;
  private final boolean isSilenceTold;
  private final Optional<TradingHours> hours;
  private Optional<Instant> opensAt = Optional.empty();
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private int trades;

  /**
   * @param hours of the market; empty for day and night
   */
  CandleAssembler(Timeframe timeframe, Optional<TradingHours> hours) {
    this(timeframe, true, hours);
  }

  /**
   * @param isSilenceTold whether a time without trades is a flat candle, or none
   */
  private CandleAssembler(
      Timeframe timeframe, boolean isSilenceTold, Optional<TradingHours> hours) {
    this.timeframe = timeframe;
    this.isSilenceTold = isSilenceTold;
    this.hours = hours;
  }

  /** Made from finished candles alone: where none is told there is none. */
  static CandleAssembler ofBars(Timeframe timeframe) {
    return new CandleAssembler(timeframe, false, Optional.empty());
  }

  /** Continues after the last finished candle of a history. */
  void continueAfter(CandleSeries history) {
    if (!history.isEmpty()) {
      begin(history.lastClosesAt(), history.lastClose());
    }
  }

  /** Finishes every candle that ends at or before now. */
  List<Candle> roll(Instant now) {
    List<Candle> finished = new ArrayList<>();
    while (opensAt.isPresent() && !opensAt.get().plus(timeframe.length()).isAfter(now)) {
      if (finished.size() >= EMPTY_RUN_MAX) {
        throw new IllegalStateException("the clock jumped over " + EMPTY_RUN_MAX + " candles");
      }
      Instant start = opensAt.get();
      Instant end = start.plus(timeframe.length());
      if (trades > 0 || hours.filter(h -> h.isClosed(start, end)).isEmpty()) {
        finished.add(new Candle(start, open, high, low, close, volume, trades));
      }
      begin(end, close);
      if (!isSilenceTold) {
        opensAt = Optional.empty();
      }
    }
    return finished;
  }

  /** Adds a tick; {@link #roll} to its time must have been called before. */
  void add(Tick tick) {
    double price = tick.price().asDouble();
    if (opensAt.isEmpty()) {
      begin(timeframe.floor(tick.time()), price);
    }
    if (trades == 0) {
      open = price;
      high = price;
      low = price;
    }
    high = Math.max(high, price);
    low = Math.min(low, price);
    close = price;
    volume += tick.quantity().asDouble();
    trades++;
  }

  /** Begins a candle anew, flat at a price, forgetting what was gathered for another. */
  void restart(Instant at, double price) {
    begin(at, price);
  }

  /**
   * Adds a finished shorter candle that lies within this one; one without trades says nothing,
   * except where silence is not told otherwise.
   */
  void absorb(Candle part) {
    if (part.isEmpty() && isSilenceTold) {
      return;
    }
    if (opensAt.isEmpty()) {
      begin(timeframe.floor(part.opensAt()), part.open());
    }
    if (trades == 0) {
      open = part.open();
      high = part.high();
      low = part.low();
    }
    high = Math.max(high, part.high());
    low = Math.min(low, part.low());
    close = part.close();
    volume += part.volume();
    trades += part.trades();
  }

  /** The candle that is still open, for display as unfinished only. */
  Optional<Candle> unfinished() {
    return opensAt.map(at -> new Candle(at, open, high, low, close, volume, trades));
  }

  private void begin(Instant at, double price) {
    opensAt = Optional.of(at);
    open = price;
    high = price;
    low = price;
    close = price;
    volume = 0;
    trades = 0;
  }
}
