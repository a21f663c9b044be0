package ffe.cli.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database does by itself, as only a running one can show: whether TimescaleDB is used,
 * and whether its jobs run. Admins only are told of it.
 */
final class StorageChecks {

  static final List<Check> ALL =
      List.of(
          on(StorageChecks::unfit),
          on(StorageChecks::unused),
          on(StorageChecks::failed),
          on(StorageChecks::late),
          on(StorageChecks::roll));

  private static final String PATH = "/api/v1/maintenance";

  /** The refresh is due every five minutes. */
  private static final Duration LATE = Duration.ofMinutes(20);

  private StorageChecks() {}

  private static Check on(BiFunction<Site, Engine.Answer, Stream<Finding>> look) {
    return site ->
        site.engine().get(PATH).filter(Engine.Answer::isOk).stream()
            .flatMap(answer -> look.apply(site, answer));
  }

  private static Stream<Finding> unfit(Site site, Engine.Answer storage) {
    String version = storage.text("server.timescale");
    return Check.when(
        !version.isEmpty() && storage.text("server.usable").equals("false"),
        "TIMESCALE_UNFIT",
        "TimescaleDB "
            + version
            + " under licence "
            + storage.text("server.licence")
            + " cannot serve the tables",
        "everything works, without hypertables, continuous aggregates and compression",
        "it takes 2.18 or newer under the licence timescale: ALTER EXTENSION timescaledb UPDATE");
  }

  private static Stream<Finding> unused(Site site, Engine.Answer storage) {
    return Check.when(
        storage.text("server.usable").equals("true") && storage.text("server.used").equals("false"),
        "TIMESCALE_UNUSED",
        "TimescaleDB is installed, and the tables do not use it",
        "they are not compressed, and longer candles are made by the engine",
        "back up, stop the engine, then as the owner: SELECT candles_on_timescale()");
  }

  private static Stream<Map<?, ?>> jobs(Engine.Answer storage) {
    return storage.member().apply("jobs").stream()
        .flatMap(found -> found instanceof List<?> list ? list.stream() : Stream.of())
        .flatMap(found -> found instanceof Map<?, ?> job ? Stream.<Map<?, ?>>of(job) : Stream.of());
  }

  private static Stream<Finding> failed(Site site, Engine.Answer storage) {
    return jobs(storage)
        .filter(
            job -> "Failed".equals(job.get("status")) || Boolean.FALSE.equals(job.get("scheduled")))
        .map(
            job ->
                new Finding(
                    "STORAGE_JOB_FAILED",
                    "the database's job "
                        + job.get("name")
                        + " "
                        + (Boolean.FALSE.equals(job.get("scheduled")) ? "is off" : "failed"),
                    "what it does is not done",
                    "SELECT * FROM timescaledb_information.job_errors says why; alter_job puts it on"));
  }

  /** Workers that are missing are seen by what is overdue. */
  private static Stream<Finding> late(Site site, Engine.Answer storage) {
    Instant now = site.clock().instant();
    return jobs(storage)
        .filter(job -> isBefore(job.get("next_at"), now.minus(LATE)))
        .map(
            job ->
                new Finding(
                    "STORAGE_JOB_LATE",
                    "the database's job " + job.get("name") + " was due at " + job.get("next_at"),
                    "no worker of TimescaleDB runs it; changed days are read by minutes",
                    "raise timescaledb.max_background_workers and max_worker_processes"));
  }

  private static boolean isBefore(@Nullable Object time, Instant limit) {
    try {
      return time instanceof String text && Instant.parse(text).isBefore(limit);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Stream<Finding> roll(Site site, Engine.Answer storage) {
    String trouble = storage.text("roll.trouble");
    return Check.when(
        !trouble.isEmpty() && !trouble.equals("null"),
        "CANDLES_NOT_ROLLED",
        "longer candles: " + trouble,
        "changed days are read by minutes, which takes longer",
        "look into the engine's log and at the database");
  }
}
