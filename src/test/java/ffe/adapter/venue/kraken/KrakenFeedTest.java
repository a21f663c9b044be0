package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.FeedContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class KrakenFeedTest extends FeedContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new KrakenVenue();
  }
}
