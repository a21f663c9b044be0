package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.trading.LeaseView;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreLeaseTest {

  private static final int WAIT_SECONDS_MAX = 60;

  private final String account = TestStore.newAccount();
  private final StoreLease a = new StoreLease(TestStore.transactions(), "server-a");
  private final StoreLease b = new StoreLease(TestStore.transactions(), "server-b");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end_threads() {
    threads.shutdownNow();
  }

  @Test
  void is_free_at_first() {
    assertThat(a.current(account)).isEmpty();
  }

  @Test
  void is_held_by_the_first_and_renewed_under_the_same_token() {
    assertThat(a.hold(account)).contains(1L);
    assertThat(b.hold(account)).isEmpty();
    Instant until = a.current(account).map(LeaseView::until).orElseThrow();
    assertThat(a.hold(account)).contains(1L);
    LeaseView renewed = b.current(account).orElseThrow();
    assertThat(renewed.until()).isAfter(until);
    assertThat(renewed).isEqualTo(new LeaseView("server-a", false, 1, renewed.until()));
    assertThat(a.current(account).orElseThrow().isOurs()).isTrue();
  }

  @Test
  void lasts_six_seconds_of_the_database() throws SQLException {
    a.hold(account);
    try (Connection connection = TestStore.asApplication()) {
      long millis =
          Counter.number(
              connection,
              "SELECT (extract(epoch FROM held_until - clock_timestamp()) * 1000)::bigint"
                  + " FROM trading_lease WHERE account = '"
                  + account
                  + "'");
      assertThat(millis).isLessThanOrEqualTo(6_000);
    }
    assertThat(StoreLease.DURATION).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void passes_with_a_new_token_when_it_ran_out() throws SQLException {
    a.hold(account);
    StoreJournalTest.expire(account);
    assertThat(a.current(account)).isEmpty();
    assertThat(b.hold(account)).contains(2L);
    assertThat(a.hold(account)).isEmpty();
    StoreJournalTest.expire(account);
    assertThat(a.hold(account)).contains(3L);
  }

  @Test
  void passes_at_once_when_it_was_given_back() {
    a.hold(account);
    b.release(account);
    assertThat(b.hold(account)).as("not b's to give back").isEmpty();
    a.release(account);
    assertThat(a.current(account)).isEmpty();
    assertThat(b.hold(account)).contains(2L);
  }

  @Test
  void goes_to_exactly_one_of_many_and_its_tokens_only_grow() throws Exception {
    long last = 0;
    for (int round = 0; round < 5; round++) {
      List<Long> tokens = race(6, round);
      assertThat(tokens).hasSize(1);
      assertThat(tokens.get(0)).isGreaterThan(last);
      last = tokens.get(0);
      StoreJournalTest.expire(account);
    }
  }

  private List<Long> race(int rivals, int round) throws Exception {
    CyclicBarrier start = new CyclicBarrier(rivals);
    List<Future<Optional<Long>>> holds = new ArrayList<>();
    for (int i = 0; i < rivals; i++) {
      StoreLease rival = new StoreLease(TestStore.transactions(), "rival-" + round + "-" + i);
      holds.add(
          threads.submit(
              () -> {
                start.await();
                return rival.hold(account);
              }));
    }
    List<Long> tokens = new ArrayList<>();
    for (Future<Optional<Long>> hold : holds) {
      hold.get().ifPresent(tokens::add);
    }
    return tokens;
  }

  @Test
  void waits_for_an_append_under_the_former_token_and_then_sees_it() throws Exception {
    long token = a.hold(account).orElseThrow();
    StoreJournalTest.expire(account);
    CountDownLatch atCommit = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StoreJournal slow =
        new StoreJournal(
            TestStore.transactions(
                commit -> {
                  atCommit.countDown();
                  assertThat(goOn.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
                }));
    Session session = new Session(account);
    Future<?> append =
        threads.submit(() -> slow.append(session.deposit().append(token, Session.slot(0))));
    assertThat(atCommit.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    Future<Optional<Long>> takeover = threads.submit(() -> b.hold(account));
    waitForALock();
    assertThat(takeover.isDone()).isFalse();
    goOn.countDown();
    append.get();
    assertThat(takeover.get()).contains(token + 1);
    assertThat(new StoreJournal(TestStore.transactions()).load(session.lane)).isPresent();
  }

  @Test
  void is_not_kept_by_a_server_that_froze_within_its_transaction() throws Exception {
    long token = a.hold(account).orElseThrow();
    StoreJournalTest.expire(account);
    try (Connection frozen = TestStore.asApplication()) {
      frozen.setAutoCommit(false);
      Fence.pass(frozen, account, token, Duration.ofMillis(200));
      assertThat(b.hold(account)).contains(token + 1);
      assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void refuses_to_forget_or_reuse_a_token() {
    a.hold(account);
    String where = " WHERE account = '" + account + "'";
    for (String sql :
        List.of(
            "DELETE FROM trading_lease" + where,
            "TRUNCATE trading_lease",
            "UPDATE trading_lease SET token = token - 1" + where,
            "UPDATE trading_lease SET holder = 'thief'" + where)) {
      assertThatThrownBy(
              () -> {
                try (Connection owner = TestStore.asOwner();
                    var statement = owner.createStatement()) {
                  statement.execute(sql);
                }
              })
          .as(sql)
          .isInstanceOf(SQLException.class);
    }
    assertThat(a.hold(account)).contains(1L);
  }

  /** Until the database says that somebody waits for the lease. */
  private static void waitForALock() throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
    try (Connection owner = TestStore.asOwner()) {
      String waiting =
          "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
              + " AND query LIKE '%trading_lease%'";
      while (Counter.number(owner, waiting) == 0) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
  }
}
