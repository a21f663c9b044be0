package ffe.adapter.liberty;

import ffe.adapter.archive.BackupShelf;
import ffe.desk.Backups;
import ffe.desk.Retention;
import ffe.desk.SafeKeeping;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Where backups lie and when they are made, as configured. */
@Dependent
public class SafeKeepingWiring {

  @Produces
  @Singleton
  Backups backups(DataSource source, Settings settings, CodeVersion code) {
    return new BackupShelf(
        source, settings.backup().directory(), settings.backup().keep(), code::name);
  }

  @Produces
  @Singleton
  Retention.Ages ages(Settings settings) {
    return settings.retention();
  }

  @Produces
  @Singleton
  SafeKeeping.Daily daily(Settings settings) {
    return new SafeKeeping.Daily(settings.backup().daily(), settings.backup().at());
  }
}
