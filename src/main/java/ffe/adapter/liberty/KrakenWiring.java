package ffe.adapter.liberty;

import ffe.adapter.venue.kraken.KrakenSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells Kraken's adapter its addresses. */
@Dependent
public class KrakenWiring {

  @Produces
  @Singleton
  KrakenSettings krakenSettings(Settings settings) {
    return new KrakenSettings(settings.kraken().rest(), settings.kraken().webSocket());
  }
}
