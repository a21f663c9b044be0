package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestQueue;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Backtests in the database, on its clock. One transaction a call. */
@Dependent
public class StoreBacktests implements BacktestQueue {

  // clock_timestamp and not now: a row may have been waited for
  private static final String OPEN =
      "INSERT INTO backtest_job (id, state, order_body, ordered_by)"
          + " SELECT ?, 'QUEUED', ?, ? FROM (SELECT pg_advisory_xact_lock(1717986820, 0)) AS one_at_a_time"
          + " WHERE (SELECT count(*) FROM backtest_job WHERE state IN ('QUEUED', 'RUNNING')) < ?";

  private static final String TAKE =
      "WITH next AS MATERIALIZED (SELECT id FROM backtest_job"
          + " WHERE (state = 'QUEUED' OR (state = 'RUNNING' AND lease_until <= clock_timestamp()))"
          + " AND attempts < ? ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)"
          + " UPDATE backtest_job j SET state = 'RUNNING', attempts = j.attempts + 1,"
          + " token = j.token + 1, worker = ?, begun_at = clock_timestamp(), progress = NULL,"
          + " lease_until = clock_timestamp() + ?::interval FROM next WHERE j.id = next.id"
          + " RETURNING j.id, j.order_body, j.token, j.attempts";

  private static final String GIVE_UP =
      "UPDATE backtest_job SET state = 'FAILED', ended_at = clock_timestamp(),"
          + " lease_until = NULL, problem = ?"
          + " WHERE state = 'RUNNING' AND lease_until <= clock_timestamp() AND attempts >= ?";

  /** Of who still has the job. */
  private static final String MINE = " WHERE id = ? AND token = ? AND state = 'RUNNING'";

  private static final String BEAT =
      "UPDATE backtest_job SET lease_until = clock_timestamp() + ?::interval, progress = ?" + MINE;

  private static final String DONE =
      "UPDATE backtest_job SET state = 'DONE', ended_at = clock_timestamp(), lease_until = NULL,"
          + " summary = ?, result = ?"
          + MINE;

  private static final String FAILED =
      "UPDATE backtest_job SET state = 'FAILED', ended_at = clock_timestamp(), lease_until = NULL,"
          + " problem = ?"
          + MINE;

  private static final String GIVE_BACK =
      "UPDATE backtest_job SET state = 'QUEUED', lease_until = NULL, progress = NULL,"
          + " attempts = greatest(attempts - 1, 0)"
          + MINE;

  private static final String CANCEL =
      "UPDATE backtest_job SET state = 'CANCELLED', ended_at = clock_timestamp(),"
          + " lease_until = NULL WHERE id = ? AND state IN ('QUEUED', 'RUNNING')";

  private static final String READ =
      "SELECT id, order_body, ordered_by, ordered_at, begun_at, ended_at, attempts, worker,"
          + " progress, problem, summary, CASE WHEN state = 'RUNNING'"
          + " AND lease_until <= clock_timestamp() THEN 'QUEUED' ELSE state END AS state"
          + " FROM backtest_job";

  private static final String RETIRE =
      "DELETE FROM backtest_job WHERE ended_at IS NOT NULL"
          + " AND (ended_at < clock_timestamp() - ?::interval OR number <= coalesce((SELECT number"
          + " FROM backtest_job WHERE ended_at IS NOT NULL ORDER BY number DESC OFFSET ? LIMIT 1), 0))";

  private static final Logger LOG = Logger.getLogger(StoreBacktests.class.getName());

  private static final BacktestView.Problem UNREADABLE =
      new BacktestView.Problem("", "another version of the engine ordered it; order it again");

  private final Transactions transactions;

  @Inject
  StoreBacktests(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean open(String id, BacktestOrder order, String actor, int openMax) {
    return changed("order backtest " + id, OPEN, id, Canon.write(order), actor, openMax) == 1;
  }

  @Override
  public Optional<Claim> take(String worker, Duration lease, int attemptsMax) {
    return transactions.run(
        "take a backtest",
        tx -> {
          try (PreparedStatement take = tx.sql().prepareStatement(TAKE)) {
            set(take, attemptsMax, worker, lease.toString());
            try (ResultSet row = take.executeQuery()) {
              return row.next() ? claim(tx, row) : Optional.empty();
            }
          }
        });
  }

  private static Optional<Claim> claim(Transactions.Tx tx, ResultSet row) throws SQLException {
    String id = row.getString(1);
    long token = row.getLong(3);
    try {
      BacktestOrder order = Canon.read(row.getString(2), BacktestOrder.class);
      return Optional.of(new Claim(id, order, token, row.getInt(4)));
    } catch (CanonException e) {
      try (PreparedStatement update = tx.sql().prepareStatement(FAILED)) {
        set(update, Canon.write(UNREADABLE), id, token);
        update.executeUpdate();
      }
      return Optional.empty();
    }
  }

  @Override
  public int giveUp(int attemptsMax, BacktestView.Problem why) {
    return changed("give up lost backtests", GIVE_UP, Canon.write(why), attemptsMax);
  }

  @Override
  public boolean beat(Claim claim, Duration lease, Optional<BacktestView.Progress> progress) {
    @Nullable String now = progress.map(Canon::write).orElse(null);
    return changed(
            "renew backtest " + claim.id(), BEAT, lease.toString(), now, claim.id(), claim.token())
        == 1;
  }

  @Override
  public boolean done(Claim claim, BacktestResult result) {
    return changed(
            "keep the result of backtest " + claim.id(),
            DONE,
            Canon.write(result.summary()),
            Canon.write(result),
            claim.id(),
            claim.token())
        == 1;
  }

  @Override
  public boolean failed(Claim claim, BacktestView.Problem why) {
    return changed(
            "end backtest " + claim.id(), FAILED, Canon.write(why), claim.id(), claim.token())
        == 1;
  }

  @Override
  public boolean giveBack(Claim claim) {
    return changed("give back backtest " + claim.id(), GIVE_BACK, claim.id(), claim.token()) == 1;
  }

  @Override
  public boolean cancel(String id) {
    return changed("cancel backtest " + id, CANCEL, id) == 1;
  }

  @Override
  public int retire(Duration age, int keptMax) {
    return changed("remove old backtests", RETIRE, age.toString(), keptMax);
  }

  @Override
  public Optional<BacktestView> find(String id) {
    return read("read backtest " + id, " WHERE id = ?", id).stream().findFirst();
  }

  @Override
  public List<BacktestView> list(int limit) {
    return read("list backtests", " ORDER BY number DESC LIMIT ?", limit);
  }

  @Override
  public Optional<BacktestResult> result(String id) {
    Optional<String> text =
        transactions.run(
            "read the result of backtest " + id,
            tx -> {
              try (PreparedStatement select =
                  tx.sql()
                      .prepareStatement(
                          "SELECT result FROM backtest_job WHERE id = ? AND result IS NOT NULL")) {
                set(select, id);
                try (ResultSet row = select.executeQuery()) {
                  return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
              }
            });
    return text.map(t -> Canon.read(t, BacktestResult.class));
  }

  private int changed(String what, String sql, @Nullable Object... parameters) {
    return transactions.run(
        what,
        tx -> {
          try (PreparedStatement update = tx.sql().prepareStatement(sql)) {
            set(update, parameters);
            return update.executeUpdate();
          }
        });
  }

  private List<BacktestView> read(String what, String which, Object parameter) {
    return transactions.run(
        what,
        tx -> {
          List<BacktestView> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(READ + which)) {
            set(select, parameter);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                view(row).ifPresent(found::add);
              }
            }
          }
          return found;
        });
  }

  /** Empty for one that another version wrote and this one does not read. */
  private static Optional<BacktestView> view(ResultSet row) throws SQLException {
    try {
      return Optional.of(
          new BacktestView(
              row.getString("id"),
              Canon.read(row.getString("order_body"), BacktestOrder.class),
              row.getString("ordered_by"),
              BacktestView.State.valueOf(row.getString("state")),
              row.getTimestamp("ordered_at").toInstant(),
              time(row, "begun_at"),
              time(row, "ended_at"),
              row.getInt("attempts"),
              row.getString("worker"),
              read(row, "progress", BacktestView.Progress.class),
              read(row, "problem", BacktestView.Problem.class),
              read(row, "summary", BacktestView.Summary.class)));
    } catch (CanonException e) {
      LOG.log(Level.FINE, "backtest " + row.getString("id") + " is of another version", e);
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static <T> Optional<T> read(ResultSet row, String column, Class<T> type)
      throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(text -> Canon.read(text, type));
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
