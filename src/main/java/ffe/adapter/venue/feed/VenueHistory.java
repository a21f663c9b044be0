package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.InstrumentSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a venue's REST side knows of one pair. Each call asks, and throws a VenueException. */
public interface VenueHistory {

  /** Stands in until the venue has told the rules; the feed is not followed by it. */
  InstrumentSpec unknown();

  InstrumentSpec spec();

  /**
   * The candles that finished from one instant to another, both whole minutes; empty as long as the
   * venue has not finished the last of them. From the epoch: all that it tells.
   */
  Optional<List<FinishedCandle>> between(Instant from, Instant to);

  /** The last trades, where the venue tells none of them over its WebSocket at first. */
  default List<Frame.Trade> recent() {
    return List.of();
  }
}
