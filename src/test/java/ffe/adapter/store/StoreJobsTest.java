package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.CanonException;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobKind;
import ffe.desk.backtest.JobQueue.Claim;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.JobView.Problem;
import ffe.desk.backtest.JobView.State;
import ffe.desk.backtest.Ran;
import ffe.desk.search.SearchForm;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchOrder.Aim;
import ffe.desk.search.Searches;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreJobsTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Over at once. */
  private static final Duration OVER = Duration.ZERO;

  private static final int ATTEMPTS = 3;
  private static final Problem WHY = new Problem("from", "too few");

  private static BacktestOrder order;
  private static BacktestResult result;

  private final StoreJobs jobs = new StoreJobs(TestStore.transactions());

  @BeforeAll
  static void runs_one() {
    order = Ran.order();
    result = Ran.result();
  }

  @BeforeEach
  void nothing_is_queued() throws SQLException {
    sql("DELETE FROM backtest_job");
  }

  private static void sql(String text) throws SQLException {
    try (Connection application = TestStore.asApplication();
        Statement statement = application.createStatement()) {
      statement.execute(text);
    }
  }

  private void open(String... ids) {
    for (String id : ids) {
      assertThat(jobs.open(id, order, "tom", 100)).isTrue();
    }
  }

  private Claim taken(String worker, Duration lease) {
    return jobs.take(worker, lease, ATTEMPTS).orElseThrow();
  }

  private JobView<BacktestOrder, BacktestProgress, BacktestSummary> view(String id) {
    return jobs.find(JobKind.BACKTEST, id).orElseThrow();
  }

  @Test
  void keeps_what_was_ordered_and_what_came_of_it_bit_for_bit() {
    open("a");
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> waiting = view("a");
    assertThat(waiting.state()).isEqualTo(State.QUEUED);
    assertThat(waiting.order()).isEqualTo(order);
    assertThat(waiting.actor()).isEqualTo("tom");
    Claim claim = taken("w1", LONG);
    assertThat(claim).isEqualTo(new Claim("a", order, 1, 1));
    BacktestProgress half =
        new BacktestProgress(Instant.parse("2017-08-01T00:00:00Z"), 0.5, 300, Optional.of(7L));
    assertThat(jobs.beat(claim, LONG, Optional.of(half))).isTrue();
    assertThat(view("a").progress()).contains(half);
    assertThat(view("a").worker()).isEqualTo("w1");
    assertThat(jobs.result(JobKind.BACKTEST, "a")).isEmpty();
    assertThat(jobs.done(claim, result)).isTrue();
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> done = view("a");
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.summary()).contains(result.summary());
    assertThat(done.summary().orElseThrow().digest()).isEqualTo(result.report().digest());
    assertThat(jobs.result(JobKind.BACKTEST, "a")).contains(result);
    assertThat(jobs.list(JobKind.BACKTEST, 10)).containsExactly(done);
  }

  @Test
  void gives_each_job_to_one_of_many_workers() throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "job-" + i).toList();
    open(ids.toArray(String[]::new));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier together = new CyclicBarrier(4);
    List<Future<List<String>>> workers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      String name = "w" + w;
      workers.add(
          threads.submit(
              () -> {
                StoreJobs own = new StoreJobs(TestStore.transactions());
                List<String> ran = new ArrayList<>();
                together.await(60, TimeUnit.SECONDS);
                for (int i = 0; i < 60; i++) {
                  Optional<Claim> claim = own.take(name, LONG, ATTEMPTS);
                  if (claim.isPresent()) {
                    ran.add(claim.get().id());
                    assertThat(own.failed(claim.get(), WHY)).isTrue();
                  }
                }
                return ran;
              }));
    }
    List<String> all = new ArrayList<>();
    for (Future<List<String>> worker : workers) {
      all.addAll(worker.get(60, TimeUnit.SECONDS));
    }
    threads.shutdownNow();
    assertThat(all).hasSize(ids.size());
    assertThat(new TreeSet<>(all)).isEqualTo(new TreeSet<>(ids));
    assertThat(jobs.list(JobKind.BACKTEST, 100))
        .allMatch(v -> v.attempts() == 1 && v.state() == State.FAILED);
  }

  @Test
  void takes_the_oldest_first_and_nobody_takes_what_another_runs() {
    open("a", "b");
    assertThat(taken("w1", LONG).id()).isEqualTo("a");
    assertThat(taken("w2", LONG).id()).isEqualTo("b");
    assertThat(jobs.take("w3", LONG, ATTEMPTS)).isEmpty();
  }

  @Test
  void an_expired_lease_is_taken_over_and_the_late_one_writes_nothing() {
    open("a");
    Claim late = taken("w1", OVER);
    assertThat(view("a").state()).isEqualTo(State.QUEUED);
    Claim next = taken("w2", LONG);
    assertThat(next).isEqualTo(new Claim("a", order, 2, 2));
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> before = view("a");
    assertThat(jobs.beat(late, LONG, Optional.empty())).isFalse();
    assertThat(jobs.done(late, result)).isFalse();
    assertThat(jobs.failed(late, WHY)).isFalse();
    assertThat(jobs.giveBack(late)).isFalse();
    assertThat(view("a")).isEqualTo(before);
    assertThat(before.worker()).isEqualTo("w2");
    assertThat(jobs.done(next, result)).isTrue();
    assertThat(jobs.done(next, result)).isFalse();
    assertThat(jobs.result(JobKind.BACKTEST, "a")).contains(result);
  }

  @Test
  void a_job_that_nobody_else_took_is_still_its_workers() {
    open("a");
    Claim claim = taken("w1", OVER);
    assertThat(jobs.beat(claim, LONG, Optional.empty())).isTrue();
    assertThat(jobs.take("w2", LONG, ATTEMPTS)).isEmpty();
  }

  @Test
  void what_its_servers_died_of_so_often_fails_with_the_reason() {
    open("a");
    for (int i = 0; i < ATTEMPTS; i++) {
      assertThat(jobs.giveUp(ATTEMPTS, WHY)).isZero();
      taken("w" + i, OVER);
    }
    assertThat(jobs.take("w9", LONG, ATTEMPTS)).isEmpty();
    assertThat(jobs.giveUp(ATTEMPTS, WHY)).isEqualTo(1);
    assertThat(view("a").state()).isEqualTo(State.FAILED);
    assertThat(view("a").problem()).contains(WHY);
    assertThat(view("a").endedAt()).isPresent();
  }

  @Test
  void nobody_gives_up_a_last_attempt_that_is_heard_of() {
    open("a");
    taken("w1", OVER);
    taken("w2", OVER);
    taken("w3", LONG);
    assertThat(jobs.giveUp(ATTEMPTS, WHY)).isZero();
    assertThat(view("a").state()).isEqualTo(State.RUNNING);
  }

  @Test
  void what_is_given_back_keeps_its_place_and_its_attempts() {
    open("a", "b");
    Claim claim = taken("w1", LONG);
    assertThat(jobs.giveBack(claim)).isTrue();
    assertThat(jobs.done(claim, result)).isFalse();
    assertThat(taken("w2", LONG)).isEqualTo(new Claim("a", order, 2, 1));
  }

  @Test
  void cancels_what_waits_and_what_runs_and_its_worker_writes_nothing_more() {
    open("a", "b");
    Claim running = taken("w1", LONG);
    assertThat(jobs.cancel("b")).isTrue();
    assertThat(jobs.cancel("a")).isTrue();
    assertThat(jobs.cancel("a")).isFalse();
    assertThat(jobs.beat(running, LONG, Optional.empty())).isFalse();
    assertThat(jobs.done(running, result)).isFalse();
    assertThat(jobs.take("w2", LONG, ATTEMPTS)).isEmpty();
    assertThat(jobs.list(JobKind.BACKTEST, 9)).allMatch(v -> v.state() == State.CANCELLED);
    assertThat(jobs.result(JobKind.BACKTEST, "a")).isEmpty();
  }

  @Test
  void all_kinds_wait_in_one_line_and_are_listed_by_their_own() {
    open("a");
    SearchOrder search = SearchForm.read(Aim.OPTIMIZATION, Map.of("space", "quorum=1..2/1"));
    assertThat(jobs.open("b", search, "tom", 100)).isTrue();
    assertThat(jobs.open("c", search, "tom", 2)).isFalse();
    assertThat(taken("w1", LONG).id()).isEqualTo("a");
    assertThat(taken("w2", LONG)).isEqualTo(new Claim("b", search, 1, 1));
    assertThat(jobs.list(Searches.OPTIMIZATION, 9).stream().map(JobView::id)).containsExactly("b");
    assertThat(jobs.list(JobKind.BACKTEST, 9).stream().map(JobView::id)).containsExactly("a");
    assertThat(jobs.list(Searches.WALK_FORWARD, 9)).isEmpty();
    assertThat(jobs.find(JobKind.BACKTEST, "b")).isEmpty();
    assertThat(jobs.find(Searches.OPTIMIZATION, "b").orElseThrow().order()).isEqualTo(search);
  }

  @Test
  void takes_no_more_orders_than_may_wait() {
    assertThat(jobs.open("a", order, "tom", 2)).isTrue();
    assertThat(jobs.open("b", order, "tom", 2)).isTrue();
    assertThat(jobs.open("c", order, "tom", 2)).isFalse();
    jobs.cancel("a");
    assertThat(jobs.open("c", order, "tom", 2)).isTrue();
    assertThat(jobs.list(JobKind.BACKTEST, 9).stream().map(JobView::id))
        .containsExactly("c", "b", "a");
  }

  @Test
  void of_two_orders_at_once_only_one_gets_the_last_place() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try (Connection held = TestStore.asApplication();
        Statement lock = held.createStatement()) {
      held.setAutoCommit(false);
      lock.execute("SELECT pg_advisory_xact_lock(1717986820, 0)");
      List<Future<Boolean>> opened =
          List.of(
              both.submit(() -> jobs.open("a", order, "tom", 1)),
              both.submit(() -> jobs.open("b", order, "tom", 1)));
      int waiting = 0;
      for (int looked = 0; waiting < 2 && looked < 20_000; looked++) {
        try (ResultSet row =
            lock.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                    + " AND classid = 1717986820")) {
          row.next();
          waiting = row.getInt(1);
        }
      }
      assertThat(waiting).as("orders that wait for the lock").isEqualTo(2);
      held.commit();
      assertThat(
              List.of(
                  opened.get(0).get(9, TimeUnit.SECONDS), opened.get(1).get(9, TimeUnit.SECONDS)))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void removes_what_ended_long_ago_and_what_is_too_many_never_what_is_open() throws SQLException {
    open("old", "a", "b", "c", "open");
    jobs.cancel("old");
    jobs.cancel("a");
    jobs.cancel("b");
    jobs.cancel("c");
    sql("UPDATE backtest_job SET ended_at = ended_at - interval '3 days' WHERE id = 'old'");
    assertThat(jobs.retire(Duration.ofDays(2), 10)).isEqualTo(1);
    assertThat(jobs.retire(Duration.ofDays(2), 2)).isEqualTo(1);
    assertThat(jobs.list(JobKind.BACKTEST, 9).stream().map(JobView::id))
        .containsExactly("open", "c", "b");
    assertThat(jobs.retire(Duration.ZERO, 0)).isEqualTo(2);
    assertThat(view("open").state()).isEqualTo(State.QUEUED);
  }

  @Test
  void an_order_of_another_version_fails_and_stops_no_other() throws SQLException {
    open("a", "b");
    sql("UPDATE backtest_job SET order_body = '{}' WHERE id = 'a'");
    assertThat(jobs.take("w1", LONG, ATTEMPTS)).isEmpty();
    assertThat(taken("w1", LONG).id()).isEqualTo("b");
    assertThat(jobs.list(JobKind.BACKTEST, 9).stream().map(JobView::id)).containsExactly("b");
    sql(
        "UPDATE backtest_job SET order_body = (SELECT order_body FROM backtest_job WHERE id = 'b')");
    assertThat(view("a").state()).isEqualTo(State.FAILED);
    assertThat(view("a").problem().orElseThrow().words()).contains("another version");
  }

  @Test
  void a_result_of_another_version_is_refused_not_guessed() throws SQLException {
    open("a");
    jobs.done(taken("w1", LONG), result);
    sql("UPDATE backtest_job SET result = replace(result, 'codeVersion', 'codeVision')");
    assertThatThrownBy(() -> jobs.result(JobKind.BACKTEST, "a")).isInstanceOf(CanonException.class);
  }

  @Test
  void the_database_keeps_no_result_of_part_of_a_run() {
    open("a");
    taken("w1", LONG);
    assertThatThrownBy(() -> sql("UPDATE backtest_job SET result = '{}', summary = '{}'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("check constraint");
    assertThatThrownBy(() -> sql("UPDATE backtest_job SET lease_until = NULL"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("check constraint");
  }

  @Test
  void reads_stored_candles_in_blocks_from_one_end_to_the_other() throws IOException {
    String source = "import:" + TestStore.newAccount();
    Instrument btc = Instrument.of("BTC-USD");
    Instant start = Instant.parse("2024-01-01T00:00:00Z");
    List<Candle> minutes =
        IntStream.range(0, 12_001)
            .mapToObj(i -> new Candle(start.plusSeconds(60L * i), 100, 110, 90, 100 + i % 7, 5, 3))
            .toList();
    StoreSeries series = new StoreSeries(TestStore.transactions());
    for (int from = 0; from < minutes.size(); from += 4_000) {
      series.keepCandles(
          source, btc, Timeframe.M1, minutes.subList(from, Math.min(from + 4_000, minutes.size())));
    }
    StoreCandleShelf shelf = new StoreCandleShelf(TestStore.transactions(), NoCold.CANDLES);
    BacktestOrder.Data all =
        new BacktestOrder.Data(
            source, btc, Optional.of(Timeframe.M1), Optional.empty(), Optional.empty());
    assertThat(shelf.read(all, 20_000)).isEqualTo(minutes);
    assertThat(shelf.read(all, 5_001)).isEqualTo(minutes.subList(0, 5_001));
    assertThat(shelf.count(all, 20_000)).isEqualTo(12_001);
    assertThat(shelf.count(all, 100)).isEqualTo(100);
    BacktestOrder.Data part =
        new BacktestOrder.Data(
            source,
            btc,
            Optional.of(Timeframe.M1),
            Optional.of(minutes.get(10).opensAt()),
            Optional.of(minutes.get(10_010).opensAt()));
    assertThat(shelf.read(part, 20_000)).isEqualTo(minutes.subList(10, 10_010));
    assertThat(shelf.count(part, 20_000)).isEqualTo(10_000);
  }
}
