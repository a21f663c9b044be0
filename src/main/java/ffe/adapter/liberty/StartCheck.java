package ffe.adapter.liberty;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings before any bean exists; a refusal ends the process with one line. */
public class StartCheck implements Extension {

  void check(@Observes BeforeBeanDiscovery start) {
    try {
      DataDirectory.prepare(read().dataDir());
    } catch (Refusal e) {
      Exit.atOnce(e.line());
    }
  }

  static Settings read() {
    Config config = ConfigProvider.getConfig();
    return new SettingsReader(new Source(key -> config.getOptionalValue(key, String.class))).read();
  }
}
