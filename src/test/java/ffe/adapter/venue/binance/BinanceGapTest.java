package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.EarlierGapContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class BinanceGapTest extends EarlierGapContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new BinanceBench();
  }
}
