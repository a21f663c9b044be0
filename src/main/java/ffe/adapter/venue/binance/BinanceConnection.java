package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueAnswer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The way to Binance's REST interface, of one bean and for as long as that lives. */
@Dependent
class BinanceConnection {

  @Inject VenueAddresses addresses;
  private BinanceHttp http;

  BinanceConnection() {}

  @PostConstruct
  void connect() {
    http = VenueAnswer.client(BinanceHttp.class, addresses.of(BinanceDialect.SOURCE).rest());
  }

  @PreDestroy
  void disconnect() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BinanceHttp http() {
    return http;
  }
}
