package ffe.adapter.liberty;

import ffe.adapter.archive.BackupShelf;
import ffe.adapter.archive.TextFiles;
import ffe.adapter.cold.NoShelf;
import ffe.adapter.cold.ParquetFolder;
import ffe.desk.keeping.Backups;
import ffe.desk.keeping.CandleRoll;
import ffe.desk.keeping.ColdMove;
import ffe.desk.keeping.ColdShelf;
import ffe.desk.keeping.Retention;
import ffe.desk.keeping.SafeKeeping;
import ffe.desk.keeping.TextShelf;
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
  TextShelf texts(Settings settings) {
    return new TextFiles(settings.dataDir().resolve("retired"));
  }

  @Produces
  @Singleton
  ColdShelf cold(Settings settings) {
    return settings.cold().folder().<ColdShelf>map(ParquetFolder::new).orElseGet(NoShelf::new);
  }

  @Produces
  @Singleton
  ColdMove.Plan coldPlan(Settings settings) {
    return new ColdMove.Plan(settings.cold().folder().isPresent(), settings.cold().after());
  }

  @Produces
  @Singleton
  Retention.Ages ages(Settings settings) {
    return settings.retention();
  }

  @Produces
  @Singleton
  CandleRoll.Compression compression(Settings settings) {
    return settings.compression();
  }

  @Produces
  @Singleton
  SafeKeeping.Daily daily(Settings settings) {
    return new SafeKeeping.Daily(settings.backup().daily(), settings.backup().at());
  }
}
