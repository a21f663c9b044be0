package ffe.desk.keeping;

import java.util.List;

/**
 * The database as people who keep it look at it.
 *
 * @param roll the last time longer candles were made by this server
 * @param cold what left for files
 * @param lacks what only TimescaleDB has: hypertables, continuous_aggregates, compression
 */
public record StorageView(
    Storage.Server server,
    List<Storage.Table> tables,
    List<Storage.Job> jobs,
    CandleRoll.Last roll,
    ColdView cold,
    List<String> lacks) {

  static final List<String> ONLY_TIMESCALE =
      List.of("hypertables", "continuous_aggregates", "compression");

  public StorageView {
    tables = List.copyOf(tables);
    jobs = List.copyOf(jobs);
    lacks = List.copyOf(lacks);
  }
}
