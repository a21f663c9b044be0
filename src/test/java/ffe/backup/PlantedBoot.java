package ffe.backup;

/** A planted fault: the backup's form knows how the database is started. */
final class PlantedBoot {
  private PlantedBoot() {}

  static final ffe.boot.EngineDataSource FAULT = new ffe.boot.EngineDataSource();
}
