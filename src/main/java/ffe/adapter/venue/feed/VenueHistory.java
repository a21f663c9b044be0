package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a venue's REST side knows of one pair. Each call asks, and throws a VenueException. */
public interface VenueHistory {

  /** Stands in until the venue has told the rules; the feed is not followed by it. */
  InstrumentSpec unknown();

  /** Rules that allow all that can be written. */
  static InstrumentSpec unknown(Venue venue, Instrument instrument) {
    return new InstrumentSpec(
        venue,
        instrument,
        Price.of("0.00000001"),
        Quantity.of("0.00000001"),
        Quantity.of("0.00000001"),
        Money.zero(instrument.quote()));
  }

  InstrumentSpec spec();

  /**
   * The candles that finished from one instant to another, both whole minutes; empty as long as the
   * venue has not finished the last of them. From the epoch: all that it tells.
   */
  Optional<List<FinishedCandle>> between(Instant from, Instant to);

  /** How far back from now minutes are told; empty for as far as there are any. */
  default Optional<Duration> minutesReach() {
    return Optional.empty();
  }

  /**
   * Minutes that opened from one instant on and before another, both whole and long finished: as
   * many as one answer holds, from the first on.
   */
  Minutes minutes(Instant from, Instant to);

  /** The last trades, where the venue tells none of them over its WebSocket at first. */
  default List<Frame.Trade> recent() {
    return List.of();
  }
}
