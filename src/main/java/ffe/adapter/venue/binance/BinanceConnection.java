package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.VenueConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The way to Binance's REST interface. */
@ApplicationScoped
public class BinanceConnection extends VenueConnection<BinanceHttp> {

  BinanceConnection() {
    super(new BinanceDialect(), BinanceHttp.class);
  }
}
