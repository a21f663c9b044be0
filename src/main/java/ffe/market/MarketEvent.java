package ffe.market;

import java.time.Instant;

/** What a market source tells, in the order of its clock. */
public sealed interface MarketEvent {

  /** Session time of the event. */
  Instant at();

  /** A trade happened. */
  record Traded(Tick tick) implements MarketEvent {
    @Override
    public Instant at() {
      return tick.time();
    }
  }

  /** Nothing happened up to and including this instant. */
  record Passed(Instant at) implements MarketEvent {}

  /** The feed broke: from here on silence means nothing. */
  record Broke(Instant at, String why) implements MarketEvent {}

  /** The feed is back. */
  record Restored(Instant at) implements MarketEvent {}

  /** The recording is over; nothing will follow. */
  record Ended(Instant at) implements MarketEvent {}
}
