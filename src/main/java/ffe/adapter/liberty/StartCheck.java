package ffe.adapter.liberty;

import ffe.adapter.config.Refusal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings, once, before any bean exists; a refusal ends the process with one line. */
public class StartCheck implements Extension {
  private static final Logger LOG = Logger.getLogger("ffe.start");

  private Optional<Configured> configured = Optional.empty();

  void starting(@Observes BeforeBeanDiscovery start) {
    try {
      Configured read = new Configured(ConfigProvider.getConfig());
      DataDirectory.prepare(read.settings().dataDir());
      Configured.writeTemplate(read.settings().dataDir());
      read.unknown(System.getenv().keySet()).forEach(LOG::warning);
      configured = Optional.of(read);
    } catch (Refusal e) {
      Exit.atOnce(e.line());
    }
  }

  Configured configured() {
    return configured.orElseThrow();
  }
}
