package ffe.adapter.liberty;

import ffe.backup.BackupException;
import ffe.backup.BackupFile;
import ffe.setting.Keys;
import ffe.setting.Refusal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.nio.file.Path;
import java.time.Clock;
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
      read.settings().backup().restoreFrom().ifPresent(StartCheck::readable);
      HttpsFiles.read(read.settings().https(), Clock.systemUTC().instant());
      DataDirectory.prepare(read.settings().dataDir());
      Configured.writeTemplate(read.settings().dataDir());
      read.unknown(System.getenv().keySet()).forEach(LOG::warning);
      configured = Optional.of(read);
    } catch (Refusal e) {
      Exit.atOnce(e.line());
    }
  }

  /** Before anything is made: a backup that cannot be used leaves nothing behind. */
  private static void readable(Path file) {
    try {
      BackupFile.verified(file).close();
    } catch (BackupException e) {
      throw unfit(file, e);
    }
  }

  static Refusal unfit(Path file, BackupException why) {
    Refusal refusal =
        new Refusal(
            Keys.RESTORE_FROM.name(),
            file.toString(),
            Keys.RESTORE_FROM.range() + "; " + why.getMessage());
    refusal.initCause(why);
    return refusal;
  }

  Configured configured() {
    return configured.orElseThrow();
  }
}
