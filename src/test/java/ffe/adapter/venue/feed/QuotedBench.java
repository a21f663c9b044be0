package ffe.adapter.venue.feed;

import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Instant;

/** A venue that stamps its prices and numbers none; the bench begins with a minute. */
public abstract class QuotedBench extends VenueBench {

  protected QuotedBench(InstrumentSpec spec) throws IOException {
    super(spec);
  }

  /** A quote as the stream tells it. */
  protected abstract String quote(Instant at, String bid, String ask);

  @Override
  protected Instant start() {
    return Timeframe.M1.floor(START);
  }

  @Override
  protected boolean isStamped() {
    return true;
  }

  @Override
  protected String book(VenueOrders orders) {
    return quote(
        now(),
        orders.bids(1).get(0).price().toPlainString(),
        orders.asks(1).get(0).price().toPlainString());
  }
}
