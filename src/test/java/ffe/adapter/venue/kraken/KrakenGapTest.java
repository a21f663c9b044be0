package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.GapContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class KrakenGapTest extends GapContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new KrakenVenue();
  }
}
