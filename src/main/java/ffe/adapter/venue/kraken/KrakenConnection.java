package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueConnection;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to Kraken's REST interface, one for all who ask there. */
@ApplicationScoped
public class KrakenConnection {

  @Inject VenueAddresses addresses;
  private VenueConnection<KrakenHttp> way;

  KrakenConnection() {}

  @PostConstruct
  void connect() {
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
