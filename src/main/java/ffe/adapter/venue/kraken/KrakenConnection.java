package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueAnswer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The way to Kraken's REST interface, of one bean and for as long as that lives. */
@Dependent
class KrakenConnection {

  @Inject VenueAddresses addresses;
  private KrakenHttp http;

  KrakenConnection() {}

  @PostConstruct
  void connect() {
    http = VenueAnswer.client(KrakenHttp.class, addresses.of(KrakenDialect.SOURCE).rest());
  }

  @PreDestroy
  void disconnect() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  KrakenHttp http() {
    return http;
  }
}
