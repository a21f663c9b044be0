package ffe.adapter.store;

import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBook;
import ffe.desk.files.DatasetOrder;
import ffe.desk.files.DatasetSum;
import ffe.desk.files.SeriesStore;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Datasets in the database: one transaction a version, its candles among all others. */
@Dependent
public class StoreDatasets implements DatasetBook {

  /** Of one name, so that two uploads do not make the same version. */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(1717986820, hashtext('dataset:' || ?))";

  private static final String READ =
      "SELECT name, version, instrument, timeframe, candles, first_at, last_at, gaps, missing,"
          + " digest, actor, made_at FROM dataset ";

  private static final String SAME =
      "WHERE name = ? AND instrument = ? AND timeframe = ? AND digest = ?";

  private static final String NEXT =
      "SELECT coalesce(max(version), 0) + 1 FROM dataset WHERE name = ?";

  private static final String INSERT =
      "INSERT INTO dataset (name, version, source, instrument, timeframe, candles, first_at,"
          + " last_at, gaps, missing, digest, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Transactions transactions;

  @Inject
  StoreDatasets(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Kept keep(
      DatasetOrder order, DatasetSum sum, String actor, Supplier<Iterator<List<Candle>>> candles) {
    return transactions.run(
        "keep dataset " + order.name(),
        tx -> {
          lock(tx.sql(), order.name());
          Object[] content = {
            order.name(), order.instrument().name(), order.timeframe().label(), sum.digest()
          };
          List<Dataset> same = read(tx.sql(), SAME, content);
          if (!same.isEmpty()) {
            return new Kept(same.get(0), false);
          }
          int version = next(tx.sql(), order.name());
          store(tx.sql(), order, Dataset.source(order.name(), version), sum.rows(), candles.get());
          insert(tx.sql(), order, version, sum, actor);
          return new Kept(
              read(tx.sql(), "WHERE name = ? AND version = ?", order.name(), version).get(0), true);
        });
  }

  private static void lock(Connection sql, String name) throws SQLException {
    try (PreparedStatement lock = sql.prepareStatement(LOCK)) {
      lock.setString(1, name);
      lock.execute();
    }
  }

  private static int next(Connection sql, String name) throws SQLException {
    try (PreparedStatement select = sql.prepareStatement(NEXT)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void store(
      Connection sql, DatasetOrder order, String source, int rows, Iterator<List<Candle>> candles)
      throws SQLException {
    int added = 0;
    while (candles.hasNext()) {
      List<Candle> block = candles.next();
      SeriesStore.Kept kept =
          StoreSeries.keep(sql, source, order.instrument(), order.timeframe(), block);
      added += kept.added();
    }
    if (added != rows) {
      throw new IllegalStateException(source + " has " + rows + " candles, stored were " + added);
    }
  }

  private static void insert(
      Connection sql, DatasetOrder order, int version, DatasetSum sum, String actor)
      throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(INSERT)) {
      insert.setString(1, order.name());
      insert.setInt(2, version);
      insert.setString(3, Dataset.source(order.name(), version));
      insert.setString(4, order.instrument().name());
      insert.setString(5, order.timeframe().label());
      insert.setInt(6, sum.rows());
      insert.setTimestamp(7, InstantConverter.column(sum.first()));
      insert.setTimestamp(8, InstantConverter.column(sum.last()));
      insert.setInt(9, sum.gaps());
      insert.setLong(10, sum.missing());
      insert.setString(11, sum.digest());
      insert.setString(12, actor);
      insert.executeUpdate();
    }
  }

  @Override
  public List<Dataset> list(String after, int limit) {
    return read(
        "list datasets",
        "d WHERE name COLLATE \"C\" > ? AND version = (SELECT max(version) FROM dataset v"
            + " WHERE v.name = d.name) ORDER BY name COLLATE \"C\" LIMIT ?",
        after,
        limit);
  }

  @Override
  public List<Dataset> versions(String name, int limit) {
    return read(
        "list versions of dataset " + name,
        "WHERE name = ? ORDER BY version DESC LIMIT ?",
        name,
        limit);
  }

  @Override
  public Optional<Dataset> find(String name, int version) {
    return read("read dataset " + name, "WHERE name = ? AND version = ?", name, version).stream()
        .findFirst();
  }

  private List<Dataset> read(String what, String which, Object... values) {
    return transactions.run(what, tx -> read(tx.sql(), which, values));
  }

  private static List<Dataset> read(Connection sql, String which, Object... values)
      throws SQLException {
    List<Dataset> found = new ArrayList<>();
    try (PreparedStatement select = sql.prepareStatement(READ + which)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(dataset(row));
        }
      }
    }
    return found;
  }

  private static Dataset dataset(ResultSet row) throws SQLException {
    return new Dataset(
        row.getString("name"),
        row.getInt("version"),
        Instrument.of(row.getString("instrument")),
        Timeframe.parse(row.getString("timeframe")).orElseThrow(),
        new DatasetSum(
            row.getInt("candles"),
            row.getTimestamp("first_at").toInstant(),
            row.getTimestamp("last_at").toInstant(),
            row.getInt("gaps"),
            row.getLong("missing"),
            row.getString("digest")),
        row.getString("actor"),
        row.getTimestamp("made_at").toInstant());
  }
}
