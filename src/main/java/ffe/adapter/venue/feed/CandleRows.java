package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes finished candles without a hole out of the rows that a venue tells. */
public final class CandleRows {

  /** Time asked for before a gap, so that a quiet beginning has a price. */
  public static final Duration LEAD = Duration.ofHours(1);

  /** Candles of one answer with the spans without a trade filled in. */
  private static final int CANDLES_MAX = 100_000;

  /** Asks a venue for candles. */
  public interface Asked {

    /**
     * Candles oldest first, the last one unfinished; a span without a trade may be left out.
     *
     * @param since from where on; empty for all that one answer holds
     */
    List<Candle> rows(Timeframe timeframe, Optional<Instant> since);
  }

  private final Instrument instrument;
  private final Optional<TradingHours> hours;
  private final Duration reach;
  private final Asked asked;

  /**
   * @param reach the longest break that can be told in minutes
   */
  public CandleRows(Instrument instrument, Duration reach, Asked asked) {
    this(instrument, Optional.empty(), reach, asked);
  }

  /**
   * @param hours when it is traded, so that there are no empty candles while it is not; empty for
   *     day and night
   * @param reach the longest break that can be told in minutes
   */
  public CandleRows(
      Instrument instrument, Optional<TradingHours> hours, Duration reach, Asked asked) {
    this.instrument = instrument;
    this.hours = hours;
    this.reach = reach;
    this.asked = asked;
  }

  /** As {@link VenueHistory#between}. */
  public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    List<FinishedCandle> all = new ArrayList<>();
    if (!from.isBefore(to)) {
      return Optional.of(all);
    }
    boolean isLong = Duration.between(from, to).compareTo(reach) > 0;
    for (Timeframe timeframe : isLong ? Timeframe.values() : new Timeframe[] {Timeframe.M1}) {
      Instant start = timeframe.floor(from);
      Optional<Instant> since = isLong ? Optional.empty() : Optional.of(start.minus(LEAD));
      List<Candle> candles = finished(timeframe, since, to);
      boolean isWhole = timeframe.floor(to).equals(start);
      for (Candle candle : candles) {
        Instant closesAt = candle.opensAt().plus(timeframe.length());
        isWhole |= closesAt.equals(timeframe.floor(to));
        boolean isRest =
            candle.isEmpty()
                && hours.filter(h -> h.isClosed(candle.opensAt(), closesAt)).isPresent();
        if (!candle.opensAt().isBefore(start) && !isRest) {
          all.add(new FinishedCandle(instrument, timeframe, candle));
        }
      }
      // a young pair has no long candle yet
      isWhole |= from.equals(Instant.EPOCH) && candles.isEmpty() && timeframe != Timeframe.M1;
      if (!isWhole || (!isLong && candles.get(0).opensAt().isAfter(start))) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  /** The last row is always unfinished; a span without a row had no trade. */
  private List<Candle> finished(Timeframe timeframe, Optional<Instant> since, Instant now) {
    List<Candle> rows = asked.rows(timeframe, since);
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Candle row = rows.get(i);
      boolean isFinished =
          i < rows.size() - 1 && !row.opensAt().plus(timeframe.length()).isAfter(now);
      Instant end = timeframe.floor(now);
      fill(candles, timeframe, isFinished || row.opensAt().isBefore(end) ? row.opensAt() : end);
      if (!isFinished) {
        break;
      }
      candles.add(row);
    }
    return candles;
  }

  private void fill(List<Candle> candles, Timeframe timeframe, Instant until) {
    if (candles.isEmpty()) {
      return;
    }
    Candle last = candles.get(candles.size() - 1);
    Instant at = last.opensAt().plus(timeframe.length());
    if (until.isBefore(at) || !timeframe.floor(until).equals(until)) {
      throw new VenueException.Retryable(
          "candles of " + instrument + " out of order or off the grid at " + until);
    }
    double price = last.close();
    for (; at.isBefore(until); at = at.plus(timeframe.length())) {
      if (candles.size() > CANDLES_MAX) {
        throw new VenueException.Retryable("candles of " + instrument + " with a hole at " + at);
      }
      candles.add(new Candle(at, price, price, price, price, 0, 0));
    }
  }
}
