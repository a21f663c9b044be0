package ffe.market;

import java.time.Instant;
import java.util.Optional;

/** What a trading cycle may read of the market, as of the session clock. */
public interface MarketData {

  /** The session clock. */
  Instant now();

  /** The last finished candles, oldest first, at most count; empty when there are none. */
  CandleSeries candles(Instrument instrument, Timeframe timeframe, int count);

  Optional<Tick> lastTick(Instrument instrument);

  FeedState state();

  /** Why the feed is not live; empty when it is. */
  String stateReason();
}
