package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.backtest.JobKind;
import ffe.desk.backtest.JobOrder;
import ffe.desk.backtest.JobProgress;
import ffe.desk.backtest.JobQueue;
import ffe.desk.backtest.JobResult;
import ffe.desk.backtest.JobView;
import ffe.desk.chance.ChanceOrder;
import ffe.desk.search.Searches;
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

/** Backtests and other jobs in the database, on its clock. One transaction a call. */
@Dependent
public class StoreJobs implements JobQueue {

  // a statement of its own: what counts the open jobs has to begin after the lock is held
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1717986820, 0)";

  // clock_timestamp and not now: a row may have been waited for
  private static final String OPEN =
      "INSERT INTO backtest_job (id, kind, state, order_body, ordered_by)"
          + " SELECT ?, ?, 'QUEUED', ?, ? WHERE (SELECT count(*) FROM backtest_job WHERE state IN ('QUEUED', 'RUNNING')) < ?";

  private static final String TAKE =
      "WITH next AS MATERIALIZED (SELECT id FROM backtest_job"
          + " WHERE (state = 'QUEUED' OR (state = 'RUNNING' AND lease_until <= clock_timestamp()))"
          + " AND attempts < ? ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)"
          + " UPDATE backtest_job j SET state = 'RUNNING', attempts = j.attempts + 1,"
          + " token = j.token + 1, worker = ?, begun_at = clock_timestamp(), progress = NULL,"
          + " lease_until = clock_timestamp() + ?::interval FROM next WHERE j.id = next.id"
          + " RETURNING j.id, j.order_body, j.token, j.attempts, j.kind";

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
          + " FROM backtest_job WHERE kind = ?";

  private static final String RETIRE =
      "DELETE FROM backtest_job WHERE ended_at IS NOT NULL"
          + " AND (ended_at < clock_timestamp() - ?::interval OR number <= coalesce((SELECT number"
          + " FROM backtest_job WHERE ended_at IS NOT NULL ORDER BY number DESC OFFSET ? LIMIT 1), 0))";

  /** All there are; a row of another one is another version's. */
  private static final List<JobKind<?, ?, ?, ?>> KINDS =
      List.of(JobKind.BACKTEST, Searches.OPTIMIZATION, Searches.WALK_FORWARD, ChanceOrder.KIND);

  private static final Logger LOG = Logger.getLogger(StoreJobs.class.getName());

  private static final JobView.Problem UNREADABLE =
      new JobView.Problem("", "another version of the engine ordered it; order it again");

  private final Transactions transactions;

  @Inject
  StoreJobs(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean open(String id, JobOrder order, String actor, int openMax) {
    String kind = order.kind().name();
    return transactions.run(
        "order " + kind + " " + id,
        tx -> {
          try (PreparedStatement lock = tx.sql().prepareStatement(ONE_AT_A_TIME);
              PreparedStatement insert = tx.sql().prepareStatement(OPEN)) {
            lock.execute();
            set(insert, id, kind, Canon.write(order), actor, openMax);
            return insert.executeUpdate() == 1;
          }
        });
  }

  @Override
  public Optional<Claim> take(String worker, Duration lease, int attemptsMax) {
    return transactions.run(
        "take a job",
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
    Optional<JobOrder> order = order(row.getString(5), row.getString(2));
    if (order.isPresent()) {
      return Optional.of(new Claim(id, order.get(), token, row.getInt(4)));
    }
    try (PreparedStatement update = tx.sql().prepareStatement(FAILED)) {
      set(update, Canon.write(UNREADABLE), id, token);
      update.executeUpdate();
    }
    return Optional.empty();
  }

  /** Empty for what another version wrote. */
  private static Optional<JobOrder> order(String kind, String text) {
    try {
      return KINDS.stream()
          .filter(k -> k.name().equals(kind))
          .findFirst()
          .map(k -> Canon.read(text, k.order()));
    } catch (CanonException e) {
      return Optional.empty();
    }
  }

  @Override
  public int giveUp(int attemptsMax, JobView.Problem why) {
    return changed("give up lost jobs", GIVE_UP, Canon.write(why), attemptsMax);
  }

  @Override
  public boolean beat(Claim claim, Duration lease, Optional<JobProgress> progress) {
    @Nullable String now = progress.map(Canon::write).orElse(null);
    return changed(
            "renew job " + claim.id(), BEAT, lease.toString(), now, claim.id(), claim.token())
        == 1;
  }

  @Override
  public boolean done(Claim claim, JobResult result) {
    return changed(
            "keep the result of job " + claim.id(),
            DONE,
            Canon.write(result.summary()),
            Canon.write(result),
            claim.id(),
            claim.token())
        == 1;
  }

  @Override
  public boolean failed(Claim claim, JobView.Problem why) {
    return changed("end job " + claim.id(), FAILED, Canon.write(why), claim.id(), claim.token())
        == 1;
  }

  @Override
  public boolean giveBack(Claim claim) {
    return changed("give back job " + claim.id(), GIVE_BACK, claim.id(), claim.token()) == 1;
  }

  @Override
  public boolean cancel(String id) {
    return changed("cancel job " + id, CANCEL, id) == 1;
  }

  @Override
  public int retire(Duration age, int keptMax) {
    return changed("remove old jobs", RETIRE, age.toString(), keptMax);
  }

  @Override
  public <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> find(
      JobKind<O, P, S, ?> kind, String id) {
    return read(kind, " AND id = ?", id).stream().findFirst();
  }

  @Override
  public <O extends JobOrder, P extends JobProgress, S> List<JobView<O, P, S>> list(
      JobKind<O, P, S, ?> kind, int limit) {
    return read(kind, " ORDER BY number DESC LIMIT ?", limit);
  }

  @Override
  public <R extends JobResult> Optional<R> result(JobKind<?, ?, ?, R> kind, String id) {
    Optional<String> text =
        transactions.run(
            "read the result of job " + id,
            tx -> {
              try (PreparedStatement select =
                  tx.sql()
                      .prepareStatement(
                          "SELECT result FROM backtest_job"
                              + " WHERE kind = ? AND id = ? AND result IS NOT NULL")) {
                set(select, kind.name(), id);
                try (ResultSet row = select.executeQuery()) {
                  return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
              }
            });
    return text.map(t -> Canon.read(t, kind.result()));
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

  private <O extends JobOrder, P extends JobProgress, S> List<JobView<O, P, S>> read(
      JobKind<O, P, S, ?> kind, String which, Object parameter) {
    return transactions.run(
        "read jobs: " + kind.name(),
        tx -> {
          List<JobView<O, P, S>> found = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(READ + which)) {
            set(select, kind.name(), parameter);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                view(kind, row).ifPresent(found::add);
              }
            }
          }
          return found;
        });
  }

  /** Empty for one that another version wrote and this one does not read. */
  private static <O extends JobOrder, P extends JobProgress, S> Optional<JobView<O, P, S>> view(
      JobKind<O, P, S, ?> kind, ResultSet row) throws SQLException {
    try {
      return Optional.of(
          new JobView<>(
              row.getString("id"),
              Canon.read(row.getString("order_body"), kind.order()),
              row.getString("ordered_by"),
              JobView.State.valueOf(row.getString("state")),
              row.getTimestamp("ordered_at").toInstant(),
              time(row, "begun_at"),
              time(row, "ended_at"),
              row.getInt("attempts"),
              row.getString("worker"),
              read(row, "progress", kind.progress()),
              read(row, "problem", JobView.Problem.class),
              read(row, "summary", kind.summary())));
    } catch (CanonException e) {
      LOG.log(Level.FINE, "job " + row.getString("id") + " is of another version", e);
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
