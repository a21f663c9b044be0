package ffe.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where market events come from: a recorded tape or a live feed. It owns the session clock. Used by
 * one thread.
 */
public interface MarketSource extends AutoCloseable {

  /** Stable name, for example {@code tape:bitstamp-btcusd-2013-11} or {@code kraken}. */
  String id();

  /** For people: {@code recorded 25 Nov to 1 Dec 2013}. */
  String description();

  /** True for a recording, whose clock is its own. */
  boolean isRecorded();

  InstrumentSpec spec();

  /** The length of the candles it tells in place of trades; empty where it tells trades. */
  default Optional<Timeframe> bars() {
    return Optional.empty();
  }

  /**
   * Opens the source after a position, or at its start, and returns the market as it was known
   * then: history taken in, clock at {@code position().time()}. A recording gives exactly the book
   * that an uninterrupted run would have, unfinished candles and last tick included.
   */
  MarketBook open(Optional<SourcePosition> resumeAfter);

  /** Where the source stands; what a restart passes to {@link #open}. */
  SourcePosition position();

  /**
   * The next events whose session time is not after the limit, oldest first, at most max. When the
   * source has told everything up to the limit the last event is {@code Passed(limit)}; an empty
   * list means nothing can be said yet.
   */
  List<MarketEvent> read(Instant limit, int max);

  /**
   * How much later than an instant of session time it is by the feed's own clock: what a reader has
   * to catch up with. Zero for a recording, which waits for its reader.
   */
  default Duration behind(Instant told) {
    return Duration.ZERO;
  }

  /** Trades that were heard and not told for want of room, ever; from any thread. */
  default long dropped() {
    return 0;
  }

  /** The order book as known now, from any thread; empty where the source never has one. */
  default Optional<Depth> depth() {
    return Optional.empty();
  }

  /**
   * What another told of the same instrument lately, from any thread; asks nobody. Empty where
   * nobody else is asked.
   */
  default Optional<SecondPrice> second() {
    return Optional.empty();
  }

  /** The same recording for another reader, at its start; empty for a feed. */
  default Optional<MarketSource> another() {
    return Optional.empty();
  }

  @Override
  void close();
}
