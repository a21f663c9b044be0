package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rows of a venue that tells no candle of a span without a price, the open one included: its clock
 * says which span that is, and a longer candle from before says the price of a quiet beginning.
 */
public final class VenueSpans implements CandleRows.Asked {

  /** A candle may lack its last prices for so long. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** Asks a venue. */
  public interface Asks {

    /** The venue's own time. */
    Instant time();

    /** Candles that open from one instant to another, which may be left out, in any order. */
    Collection<Candle> candles(Timeframe timeframe, Instant from, Instant to);
  }

  private final int spansMax;
  private final int answersMax;
  private final Asks asks;

  /**
   * @param spansMax spans of one answer, without the one that the next answer begins with again
   * @param answersMax answers about one timeframe
   */
  public VenueSpans(int spansMax, int answersMax, Asks asks) {
    this.spansMax = spansMax;
    this.answersMax = answersMax;
    this.asks = asks;
  }

  @Override
  public List<Candle> rows(Timeframe timeframe, Optional<Instant> since) {
    Instant open = timeframe.floor(asks.time().minus(SETTLING));
    // where an hour begins, so that longer candles tell all that was before
    Instant from =
        Timeframe.H1.floor(
            since.orElseGet(() -> open.minus(timeframe.length().multipliedBy(spansMax))));
    TreeMap<Instant, Candle> rows = new TreeMap<>();
    Instant at = from;
    for (int i = 0; i < answersMax && at.isBefore(open); i++) {
      Instant end = at.plus(timeframe.length().multipliedBy(spansMax));
      rows.putAll(asked(timeframe, at, end.isBefore(open) ? end : open));
      at = end;
    }
    boolean isQuietAtFirst = rows.isEmpty() || rows.firstKey().isAfter(from);
    if (isQuietAtFirst && (since.isPresent() || timeframe == Timeframe.M1)) {
      last(from).ifPresent(price -> rows.put(from, flat(from, price)));
    }
    if (!rows.isEmpty() && rows.lastKey().isBefore(open)) {
      rows.put(open, flat(open, rows.lastEntry().getValue().close()));
    }
    return List.copyOf(rows.headMap(open, true).values());
  }

  /** As {@link VenueHistory#minutes}. */
  public Minutes minutes(Instant from, Instant to) {
    Instant full = from.plus(Timeframe.M1.length().multipliedBy(spansMax));
    Instant open = Timeframe.M1.floor(asks.time().minus(SETTLING));
    Instant until = Stream.of(to, full, open).min(Comparator.naturalOrder()).orElseThrow();
    if (!from.isBefore(until)) {
      return new Minutes(List.of(), from);
    }
    return Minutes.within(asked(Timeframe.M1, from, until).values(), from, until);
  }

  /** The last price before an instant. */
  private Optional<Double> last(Instant before) {
    for (Timeframe longer : List.of(Timeframe.H1, Timeframe.D1)) {
      Instant end = longer.floor(before);
      NavigableMap<Instant, Candle> rows =
          asked(longer, end.minus(longer.length().multipliedBy(spansMax)), end).headMap(end, false);
      if (!rows.isEmpty()) {
        return Optional.of(rows.lastEntry().getValue().close());
      }
    }
    return Optional.empty();
  }

  private static Candle flat(Instant opensAt, double price) {
    return new Candle(opensAt, price, price, price, price, 0, 0);
  }

  private NavigableMap<Instant, Candle> asked(Timeframe timeframe, Instant from, Instant to) {
    TreeMap<Instant, Candle> rows = new TreeMap<>();
    for (Candle row : asks.candles(timeframe, from, to)) {
      if (row.opensAt().isBefore(from) || row.opensAt().isAfter(to)) {
        throw new VenueException.Retryable(
            "a candle of " + row.opensAt() + " when asked from " + from + " to " + to);
      }
      rows.put(row.opensAt(), row);
    }
    return rows;
  }
}
