package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.BookedFeedContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class KrakenFeedTest extends BookedFeedContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new KrakenVenue();
  }
}
