package ffe.adapter.venue.feed;

import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One message of a venue, as far as it matters here. */
public sealed interface Frame {

  /**
   * A trade as the venue stamps it.
   *
   * @param id greater for each trade of the pair
   */
  record Trade(long id, Instant stamp, Price price, Quantity quantity) {}

  /** Trades of the pair in the order of their ids; a snapshot holds the last ones before now. */
  record Trades(boolean isSnapshot, List<Trade> trades) implements Frame {

    public Trades {
      trades = trades.stream().sorted(Comparator.comparingLong(Trade::id)).toList();
    }
  }

  /** The subscription stands. */
  record Subscribed() implements Frame {}

  /** The venue will not go on with this connection, in words that say who. */
  record Ending(String why) implements Frame {}

  /** A heartbeat, a pong, or something that was not asked for: a sign of life. */
  record Alive() implements Frame {}
}
