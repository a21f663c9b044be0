package ffe.adapter.liberty;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings before any bean exists; a refusal ends the process with one line. */
public class StartCheck implements Extension {

  void starting(@Observes BeforeBeanDiscovery start) {
    try {
      DataDirectory.prepare(read().dataDir());
    } catch (Refusal e) {
      Exit.atOnce(e.line());
    }
  }

  static Settings read() {
    Config config = ConfigProvider.getConfig();
    return check(
        new SettingsReader(new Source(key -> config.getOptionalValue(key, String.class))).read());
  }

  /** Makes what a lane is made of, so that a lane never fails for a setting. */
  static Settings check(Settings settings) {
    try {
      Rules.fills(settings);
      Rules.of(settings);
      return settings;
    } catch (IllegalArgumentException e) {
      throw new Refusal("ffe", "these settings together", String.valueOf(e.getMessage()));
    }
  }
}
