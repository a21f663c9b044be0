package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a venue's message says, as far as it matters here. */
public sealed interface Frame {

  /**
   * A trade as the venue stamps it.
   *
   * @param id greater for each trade of the pair
   * @param name what the venue calls it
   * @param taker who took what the other offered, where the venue says
   */
  record Trade(
      long id, Instant stamp, Price price, Quantity quantity, String name, Optional<Side> taker) {

    /** Called by its number; by whom it was taken is not told. */
    public Trade(long id, Instant stamp, Price price, Quantity quantity) {
      this(id, stamp, price, quantity, Long.toString(id), Optional.empty());
    }

    public Trade taken(Optional<Side> by) {
      return new Trade(id, stamp, price, quantity, name, by);
    }

    public Trade named(String called) {
      return new Trade(id, stamp, price, quantity, called, taker);
    }
  }

  /** Trades of a pair in the order of their ids; a snapshot holds the last ones before now. */
  record Trades(Instrument instrument, boolean isSnapshot, List<Trade> trades) implements Frame {

    public Trades {
      trades = trades.stream().sorted(Comparator.comparingLong(Trade::id)).toList();
    }
  }

  /** What waits for a pair, best first: the whole of it as the venue tells it now. */
  record Booked(Instrument instrument, List<OrderBook.Level> bids, List<OrderBook.Level> asks)
      implements Frame {}

  /** The order book of a pair is not known any more; it will be asked for again. */
  record BookLost(Instrument instrument, String why) implements Frame {}

  /** The subscription of a pair stands. */
  record Subscribed(Instrument instrument) implements Frame {}

  /** The venue does not tell of a pair, in words that say who. */
  record Refused(Instrument instrument, String why) implements Frame {}

  /** The venue will not go on with this connection, in words that say who. */
  record Ending(String why) implements Frame {}
}
