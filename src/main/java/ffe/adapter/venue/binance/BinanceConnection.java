package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueConnection;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to Binance's REST interface, one for all who ask there. */
@ApplicationScoped
public class BinanceConnection {

  @Inject VenueAddresses addresses;
  private VenueConnection<BinanceHttp> way;

  BinanceConnection() {}

  @PostConstruct
  void connect() {
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
