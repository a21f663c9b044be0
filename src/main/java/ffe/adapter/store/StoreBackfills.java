package ffe.adapter.store;

import ffe.desk.backfill.BackfillBook;
import ffe.desk.backfill.BackfillOrder;
import ffe.desk.backfill.BackfillSums;
import ffe.desk.backfill.BackfillView;
import ffe.desk.backfill.WholeMinutes;
import ffe.desk.files.SeriesStore;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backfills in the database, on its clock. One transaction a call. */
@Dependent
public class StoreBackfills implements BackfillBook {

  // a statement of its own: what looks at the others has to begin after the lock is held
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1717986820, 1)";

  private static final String ROOM =
      " (SELECT count(*) FROM backfill WHERE state IN ('QUEUED', 'RUNNING')) < ?";

  private static final String OPEN =
      "INSERT INTO backfill (id, source, instrument, from_at, to_at, reached_at, state, ordered_by)"
          + " SELECT ?, ?, ?, ?, ?, ?, 'QUEUED', ? WHERE"
          + ROOM;

  private static final String TAKE =
      "UPDATE backfill SET state = 'RUNNING', token = token + 1, worker = ?,"
          + " lease_until = clock_timestamp() + ?::interval WHERE id = (SELECT id FROM backfill"
          + " WHERE (state = 'RUNNING' AND lease_until <= clock_timestamp()) OR (state = 'QUEUED'"
          + " AND NOT EXISTS (SELECT 1 FROM backfill WHERE state = 'RUNNING'))"
          + " ORDER BY number LIMIT 1) RETURNING id, source, instrument, from_at, to_at, reached_at,"
          + " last_close, last_at, token";

  /** Of who still has the order. */
  private static final String MINE = " WHERE id = ? AND token = ? AND state = 'RUNNING'";

  private static final String BEAT =
      "UPDATE backfill SET lease_until = clock_timestamp() + ?::interval" + MINE;

  private static final String KEEP =
      "UPDATE backfill SET lease_until = clock_timestamp() + ?::interval, reached_at = ?,"
          + " last_close = ?, last_at = ?, told = told + ?, quiet = quiet + ?, added = added + ?,"
          + " different = different + ?"
          + MINE;

  private static final String FAILED =
      "UPDATE backfill SET state = 'FAILED', problem = ?, ended_at = clock_timestamp(), lease_until = NULL"
          + MINE;

  private static final String DONE =
      "UPDATE backfill SET state = 'DONE', ended_at = clock_timestamp(), lease_until = NULL"
          + MINE
          + " AND reached_at = to_at";

  private static final String GIVE_BACK =
      "UPDATE backfill SET state = 'QUEUED', lease_until = NULL" + MINE;

  private static final String CANCEL =
      "UPDATE backfill SET state = 'CANCELLED', ended_at = clock_timestamp(), lease_until = NULL"
          + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')";

  private static final String RESUME =
      "UPDATE backfill SET state = 'QUEUED', ended_at = NULL, problem = ''"
          + " WHERE id = ? AND state IN ('FAILED', 'CANCELLED') AND"
          + ROOM;

  private static final String READ =
      "SELECT id, source, instrument, from_at, to_at, reached_at, ordered_by, ordered_at, ended_at,"
          + " told, quiet, added, different, problem, CASE WHEN state = 'RUNNING'"
          + " AND lease_until <= clock_timestamp() THEN 'QUEUED' ELSE state END AS state"
          + " FROM backfill WHERE true";

  private final Transactions transactions;

  @Inject
  StoreBackfills(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean open(String id, BackfillOrder order, String actor, int openMax) {
    Timestamp from = InstantConverter.column(order.from());
    return alone(
            "order backfill " + id,
            OPEN,
            id,
            order.source(),
            order.instrument().name(),
            from,
            InstantConverter.column(order.to()),
            from,
            actor,
            openMax)
        == 1;
  }

  @Override
  public Optional<Claim> take(String worker, Duration lease) {
    return transactions.run(
        "take a backfill",
        tx -> {
          try (PreparedStatement lock = tx.sql().prepareStatement(ONE_AT_A_TIME);
              PreparedStatement take = tx.sql().prepareStatement(TAKE)) {
            lock.execute();
            set(take, worker, lease.toString());
            try (ResultSet row = take.executeQuery()) {
              return row.next() ? Optional.of(claim(row)) : Optional.empty();
            }
          }
        });
  }

  private static Claim claim(ResultSet row) throws SQLException {
    Optional<WholeMinutes.LastClose> last = Optional.empty();
    Timestamp lastAt = row.getTimestamp("last_at");
    if (lastAt != null) {
      last =
          Optional.of(new WholeMinutes.LastClose(lastAt.toInstant(), row.getDouble("last_close")));
    }
    return new Claim(
        row.getString("id"),
        order(row),
        row.getTimestamp("reached_at").toInstant(),
        last,
        row.getLong("token"));
  }

  private static BackfillOrder order(ResultSet row) throws SQLException {
    return new BackfillOrder(
        row.getString("source"),
        Instrument.of(row.getString("instrument")),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("to_at").toInstant());
  }

  @Override
  public boolean beat(Claim claim, Duration lease) {
    return changed(
            "renew backfill " + claim.id(), BEAT, lease.toString(), claim.id(), claim.token())
        == 1;
  }

  @Override
  public Optional<Claim> keep(Claim claim, WholeMinutes minutes, Duration lease) {
    BackfillOrder order = claim.order();
    boolean isKept =
        transactions.run(
            "keep minutes of backfill " + claim.id(),
            tx -> {
              try (PreparedStatement update = tx.sql().prepareStatement(BEAT)) {
                set(update, lease.toString(), claim.id(), claim.token());
                if (update.executeUpdate() == 0) {
                  return false;
                }
              }
              SeriesStore.Kept kept =
                  StoreSeries.keep(
                      tx.sql(),
                      order.source(),
                      order.instrument(),
                      Timeframe.M1,
                      minutes.candles());
              try (PreparedStatement update = tx.sql().prepareStatement(KEEP)) {
                set(
                    update,
                    lease.toString(),
                    InstantConverter.column(minutes.until()),
                    minutes.last().map(WholeMinutes.LastClose::price).orElse(null),
                    minutes.last().map(l -> InstantConverter.column(l.at())).orElse(null),
                    minutes.candles().size() - minutes.quiet(),
                    minutes.quiet(),
                    kept.added(),
                    kept.different(),
                    claim.id(),
                    claim.token());
                return update.executeUpdate() == 1;
              }
            });
    return isKept
        ? Optional.of(new Claim(claim.id(), order, minutes.until(), minutes.last(), claim.token()))
        : Optional.empty();
  }

  @Override
  public boolean done(Claim claim) {
    return changed("end backfill " + claim.id(), DONE, claim.id(), claim.token()) == 1;
  }

  @Override
  public boolean failed(Claim claim, String why) {
    return changed("end backfill " + claim.id(), FAILED, why, claim.id(), claim.token()) == 1;
  }

  @Override
  public boolean giveBack(Claim claim) {
    return changed("give back backfill " + claim.id(), GIVE_BACK, claim.id(), claim.token()) == 1;
  }

  @Override
  public boolean cancel(String id) {
    return changed("cancel backfill " + id, CANCEL, id) == 1;
  }

  @Override
  public boolean resume(String id, int openMax) {
    return alone("resume backfill " + id, RESUME, id, openMax) == 1;
  }

  @Override
  public Optional<BackfillView> find(String id) {
    return read(new Where(READ).and("id = ?", id)).stream().findFirst();
  }

  @Override
  public List<BackfillView> list(int limit) {
    return read(new Where(READ).then(" ORDER BY number DESC LIMIT ?", limit));
  }

  private List<BackfillView> read(Where where) {
    return transactions.run("read backfills", tx -> where.list(tx.sql(), row -> view(row)));
  }

  private static BackfillView view(ResultSet row) throws SQLException {
    return new BackfillView(
        row.getString("id"),
        order(row),
        row.getString("ordered_by"),
        BackfillView.State.valueOf(row.getString("state")),
        row.getTimestamp("ordered_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        row.getTimestamp("reached_at").toInstant(),
        new BackfillSums(
            row.getLong("told"),
            row.getLong("quiet"),
            row.getLong("added"),
            row.getLong("different")),
        row.getString("problem"));
  }

  private int changed(String what, String sql, Object... parameters) {
    return transactions.run(what, tx -> update(tx, sql, parameters));
  }

  /** While nobody else orders, resumes or takes. */
  private int alone(String what, String sql, Object... parameters) {
    return transactions.run(
        what,
        tx -> {
          try (PreparedStatement lock = tx.sql().prepareStatement(ONE_AT_A_TIME)) {
            lock.execute();
          }
          return update(tx, sql, parameters);
        });
  }

  private static int update(Transactions.Tx tx, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement update = tx.sql().prepareStatement(sql)) {
      set(update, parameters);
      return update.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
