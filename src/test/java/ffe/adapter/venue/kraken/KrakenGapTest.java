package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.EarlierGapContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class KrakenGapTest extends EarlierGapContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new KrakenVenue();
  }
}
