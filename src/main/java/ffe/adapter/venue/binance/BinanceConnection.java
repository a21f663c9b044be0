package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The way to Binance's REST interface, one for all who ask there. */
@Singleton
class BinanceConnection {

  private final VenueConnection<BinanceHttp> way;

  @Inject
  BinanceConnection(VenueAddresses addresses) {
    way =
        new VenueConnection<>(
            BinanceDialect.VENUE, BinanceHttp.class, addresses.of(BinanceDialect.SOURCE).rest());
  }

  @PreDestroy
  void disconnect() {
    way.close();
  }

  VenueConnection<BinanceHttp> way() {
    return way;
  }
}
