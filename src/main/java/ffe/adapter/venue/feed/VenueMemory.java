package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What former runs knew of a pair. It lets a source open at once, whether the venue answers or not,
 * and it is the truth for what was already seen: REST may write the same candle otherwise.
 */
public interface VenueMemory {

  /** The pair's rules as last kept. */
  Optional<InstrumentSpec> spec(Instrument instrument);

  void keep(InstrumentSpec spec);

  /** Finished candles, oldest first, the last ones that had closed at an instant. */
  List<Candle> candles(Instrument instrument, Timeframe timeframe, Instant until, int max);
}
