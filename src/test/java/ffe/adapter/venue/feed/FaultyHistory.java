package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.InstrumentSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A venue's REST side that breaks once as nothing should, when it is asked for candles. */
record FaultyHistory(VenueHistory history, AtomicReference<Optional<Error>> fault)
    implements VenueHistory {

  @Override
  public InstrumentSpec unknown() {
    return history.unknown();
  }

  @Override
  public InstrumentSpec spec() {
    return history.spec();
  }

  @Override
  public Optional<List<FinishedCandle>> between(Instant from, Instant to) {
    fault
        .getAndSet(Optional.empty())
        .ifPresent(
            error -> {
              throw error;
            });
    return history.between(from, to);
  }

  @Override
  public Optional<Duration> minutesReach() {
    return history.minutesReach();
  }

  @Override
  public Minutes minutes(Instant from, Instant to) {
    return history.minutes(from, to);
  }

  @Override
  public List<Frame.Trade> recent() {
    return history.recent();
  }
}
