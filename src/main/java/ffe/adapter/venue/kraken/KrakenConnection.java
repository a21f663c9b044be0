package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The way to Kraken's REST interface, one for all who ask there. */
@Singleton
class KrakenConnection {

  private final VenueConnection<KrakenHttp> way;

  @Inject
  KrakenConnection(VenueAddresses addresses) {
    way =
        new VenueConnection<>(
            KrakenAnswer.VENUE, KrakenHttp.class, addresses.of(KrakenDialect.SOURCE).rest());
  }

  @PreDestroy
  void disconnect() {
    way.close();
  }

  VenueConnection<KrakenHttp> way() {
    return way;
  }
}
