package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.GapContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class OandaGapTest extends GapContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new OandaBench();
  }
}
