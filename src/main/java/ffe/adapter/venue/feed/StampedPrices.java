package ffe.adapter.venue.feed;

import ffe.market.BookLadder;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prices of a venue that stamps them and gives them no rising numbers: quotes, whose middle is a
 * price at which nothing was traded, and trades between them. The number of a price is its stamp in
 * nanoseconds since the epoch, or one more than the last of its pair where it came out of order; so
 * what a new connection tells goes on where the one before ended.
 */
public final class StampedPrices {

  private static final long NANOS = 1_000_000_000L;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** What was told of a pair last, and how it was quoted last. */
  private record Last(long id, Instant quotedAt, BigDecimal middle) {}

  private static final Last NOTHING = new Last(0, Instant.MIN, BigDecimal.ZERO);

  private final SortedMap<Instrument, Last> lasts = new TreeMap<>();

  /**
   * A trade, with a number.
   *
   * @throws VenueException if no number of nanoseconds is its stamp
   */
  public Frame.Trade trade(Instrument pair, Instant stamp, Price price, Quantity quantity) {
    Last last = lasts.getOrDefault(pair, NOTHING);
    long id = Math.max(nanos(stamp), last.id() + 1);
    lasts.put(pair, new Last(id, last.quotedAt(), last.middle()));
    return new Frame.Trade(id, stamp.truncatedTo(ChronoUnit.MICROS), price, quantity);
  }

  /**
   * What a quote says: what is bid and asked, and the middle of the best of them. A quote that is
   * told again, one that is crossed, or of one side, is no price.
   *
   * @param quote all levels that the venue tells
   */
  public List<Frame> quote(Instrument pair, Instant stamp, BookLadder quote) {
    Frame book = BookFrames.of(pair, quote);
    if (!(book instanceof Frame.Booked booked)
        || booked.bids().isEmpty()
        || booked.asks().isEmpty()) {
      return List.of(book);
    }
    BigDecimal middle = best(booked.bids()).add(best(booked.asks())).multiply(HALF);
    Last last = lasts.getOrDefault(pair, NOTHING);
    if (last.quotedAt().equals(stamp) && last.middle().compareTo(middle) == 0) {
      return List.of(book);
    }
    Frame.Trade price = trade(pair, stamp, new Price(middle), Quantity.ZERO);
    lasts.put(pair, new Last(price.id(), stamp, middle));
    return List.of(book, new Frame.Trades(pair, false, List.of(price)));
  }

  private static BigDecimal best(List<OrderBook.Level> levels) {
    return levels.get(0).price().value();
  }

  /** Nobody follows them any more. */
  public void forget(Collection<Instrument> pairs) {
    lasts.keySet().removeAll(pairs);
  }

  private static long nanos(Instant stamp) {
    try {
      return Math.addExact(Math.multiplyExact(stamp.getEpochSecond(), NANOS), stamp.getNano());
    } catch (ArithmeticException e) {
      throw new VenueException.Retryable("no price is of " + stamp, e);
    }
  }
}
