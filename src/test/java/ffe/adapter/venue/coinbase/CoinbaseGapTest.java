package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.EarlierGapContract;
import ffe.adapter.venue.feed.VenueBench;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class CoinbaseGapTest extends EarlierGapContract {

  @Override
  protected VenueBench bench() throws IOException {
    return new CoinbaseBench();
  }
}
