package ffe.desk.keeping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the database stores the tables, and what it does with them by itself. */
public interface Storage {

  /**
   * @param version of the server
   * @param timescale version of the extension; blank without it
   * @param licence that the extension runs under; blank without it
   * @param usable whether it could serve these tables
   * @param used whether it does
   * @param changedDays days of minutes whose longer candles are to be made again
   * @param oldestChanged the first of them
   */
  record Server(
      String version,
      String timescale,
      String licence,
      boolean usable,
      boolean used,
      long changedDays,
      Optional<Instant> oldestChanged) {}

  /**
   * @param kind journal, state or derived
   * @param form table, hypertable or aggregate
   * @param bytes with indexes and all chunks
   * @param bytesBefore of the compressed chunks, before they were
   * @param bytesAfter of the compressed chunks
   */
  record Table(
      String name,
      String kind,
      String form,
      long bytes,
      int chunks,
      int compressedChunks,
      long bytesBefore,
      long bytesAfter) {}

  /**
   * What the database does by itself.
   *
   * @param table blank where it is of several
   * @param status of the last run, in the database's words; blank before the first
   */
  record Job(
      String name,
      String table,
      String every,
      boolean scheduled,
      Optional<Instant> lastAt,
      String status,
      long runs,
      long failures,
      Optional<Instant> nextAt) {}

  Server server();

  /** By name. */
  List<Table> tables();

  /** By name and table; none without TimescaleDB. */
  List<Job> jobs();

  /**
   * From when on chunks are compressed, by the database's own job; what is compressed stays so.
   *
   * @param after at least 7 days; empty: never
   * @return whether this database compresses at all
   */
  boolean compress(Optional<Duration> after);
}
