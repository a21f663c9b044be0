package ffe.adapter.liberty;

import ffe.adapter.csv.CsvFiles;
import ffe.desk.Background;
import ffe.desk.files.SeriesFiles;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where imported files wait, and who reads them. */
@Dependent
@SuppressWarnings("NullAway.Init")
public class ImportWiring {

  @Resource ManagedExecutorService executor;

  @Produces
  @Singleton
  SeriesFiles files(Settings settings, Clock wall) {
    return new CsvFiles(settings.dataDir().resolve("imports"), CsvFiles.Limits.USUAL, wall);
  }

  @Produces
  @Singleton
  Background background() {
    return executor::execute;
  }
}
