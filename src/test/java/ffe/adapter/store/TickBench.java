package ffe.adapter.store;

import ffe.desk.ticks.TickBook;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * How fast ticks are stored by the live path, which keeps each once, against a COPY of text into
 * the same table, which does not; in rows per second of processor time, of client and server
 * together.
 *
 * <pre>
 * src/test/drills/measure ticks
 * </pre>
 */
public final class TickBench {

  private static final int ROWS = 200_000;
  private static final int ROUNDS = 5;
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
  private static final double CLOCK_TICKS = 100;

  private TickBench() {}

  /** What a way to store costs. */
  private interface Way {
    void store(List<TradeTick> ticks) throws Exception;
  }

  public static void main(String[] none) throws Exception {
    StoreTicks book = new StoreTicks(TestStore.transactions());
    List<Double> live = new ArrayList<>();
    List<Double> copied = new ArrayList<>();
    List<Double> wal = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      long before = wal();
      double keep = rate(ticks("live-" + round), all -> inBatches(book, all));
      double logged = (wal() - before) / (double) ROWS;
      double copy = rate(ticks("copy-" + round), TickBench::copy);
      if (round > 0) {
        // the first one warms up
        live.add(keep);
        copied.add(copy);
        wal.add(logged);
      }
    }
    Collections.sort(live);
    Collections.sort(copied);
    Collections.sort(wal);
    System.out.printf(
        Locale.ROOT,
        "live %.0f rows/CPU-s, COPY text %.0f rows/CPU-s, ratio %.2f, WAL %.0f B/row, table %.0f"
            + " B/row%n",
        live.get(ROUNDS / 2),
        copied.get(ROUNDS / 2),
        live.get(ROUNDS / 2) / copied.get(ROUNDS / 2),
        wal.get(ROUNDS / 2),
        number("SELECT pg_total_relation_size('tick')::float8 / (SELECT count(*) FROM tick)"));
    TestStore.stopServer();
  }

  private static List<TradeTick> ticks(String source) {
    List<TradeTick> all = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      all.add(
          new TradeTick(
              source,
              Instrument.of("BTC-USD"),
              START.plusMillis(37L * i),
              Long.toString(75_012_034L + i),
              new Price(BigDecimal.valueOf(6_400_000 + i % 977, 2)),
              new Quantity(BigDecimal.valueOf(1 + i % 99_991, 8)),
              Optional.of(i % 2 == 0 ? Side.BUY : Side.SELL),
              START.plusMillis(37L * i + 20)));
    }
    return all;
  }

  private static void inBatches(StoreTicks book, List<TradeTick> all) {
    for (int from = 0; from < all.size(); from += TickBook.BATCH_MAX) {
      book.keep(all.subList(from, from + TickBook.BATCH_MAX));
    }
  }

  private static void copy(List<TradeTick> all) throws SQLException, IOException {
    try (Connection sql = TestStore.asOwner()) {
      for (int from = 0; from < all.size(); from += TickBook.BATCH_MAX) {
        StringBuilder text = new StringBuilder();
        for (TradeTick tick : all.subList(from, from + TickBook.BATCH_MAX)) {
          text.append(
              String.join(
                  "\t",
                  tick.source(),
                  "BTC-USD",
                  tick.at().toString(),
                  tick.id(),
                  tick.price().value().toPlainString(),
                  tick.quantity().value().toPlainString(),
                  tick.taker().map(Side::name).orElse("\\N"),
                  tick.heardAt() + "\n"));
        }
        sql.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY tick FROM STDIN", new StringReader(text.toString()));
      }
    }
  }

  /** Rows per second of processor time. */
  private static double rate(List<TradeTick> ticks, Way way) throws Exception {
    double before = seconds();
    way.store(ticks);
    return ROWS / (seconds() - before);
  }

  /** Of this process, and of those of the server that live, and of its children that ended. */
  private static double seconds() throws IOException {
    double client =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()
            / 1e9;
    long postmaster =
        Long.parseLong(Files.readAllLines(TestStore.HOME.resolve("cluster/postmaster.pid")).get(0));
    double server = 0;
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
        server += of(process, postmaster);
      }
    }
    return client + server;
  }

  private static double of(Path process, long postmaster) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean isServer = process.endsWith(Long.toString(postmaster));
      if (!isServer && Long.parseLong(fields[1]) != postmaster) {
        return 0;
      }
      double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
      double ended = isServer ? Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : 0;
      return (own + ended) / CLOCK_TICKS;
    } catch (IOException e) {
      // it ended meanwhile
      return 0;
    }
  }

  private static long wal() throws SQLException {
    return (long) number("SELECT pg_current_wal_lsn() - '0/0'");
  }

  private static double number(String query) throws SQLException {
    try (Connection owner = TestStore.asOwner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
