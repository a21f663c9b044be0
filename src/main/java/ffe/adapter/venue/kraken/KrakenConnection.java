package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The way to Kraken's REST interface. */
@ApplicationScoped
public class KrakenConnection extends VenueConnection<KrakenHttp> {

  KrakenConnection() {
    super(new KrakenDialect(), KrakenHttp.class);
  }
}
