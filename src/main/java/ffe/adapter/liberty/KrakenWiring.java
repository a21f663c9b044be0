package ffe.adapter.liberty;

import ffe.adapter.venue.kraken.KrakenSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells Kraken's adapter its addresses. */
@Dependent
public class KrakenWiring {

  @Produces
  @Singleton
  KrakenSettings krakenSettings() {
    Config config = ConfigProvider.getConfig();
    return KrakenSettings.of(
        config
            .getOptionalValue("ffe.venue.kraken.rest-url", String.class)
            .orElse(KrakenSettings.REST_URL),
        config
            .getOptionalValue("ffe.venue.kraken.ws-url", String.class)
            .orElse(KrakenSettings.WEB_SOCKET_URL));
  }
}
