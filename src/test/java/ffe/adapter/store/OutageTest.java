package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.trading.JournalDownException;
import ffe.trading.LaneAppend;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class OutageTest {

  private final String account = TestStore.newAccount();
  private final StoreLease lease = new StoreLease(TestStore.transactions(), "server");
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final Session session = new Session(account);

  @Test
  void goes_on_where_it_stood_after_the_server_was_stopped_in_the_middle() {
    long token = lease.hold(account).orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
    LaneAppend next = session.decide(session.held(Session.slot(1))).append(token, Session.slot(1));
    StoreJournal stopped =
        new StoreJournal(TestStore.transactions(commit -> TestStore.stopServer()));
    assertThatThrownBy(() -> stopped.append(next)).isInstanceOf(JournalDownException.class);

    // the data source starts its server again by itself; lease and lane are as they were
    assertThat(journal.load(session.lane).orElseThrow().status())
        .isEqualTo(Session.status(Session.slot(0)));
    assertThat(lease.hold(account)).contains(token);
    journal.append(next);
    assertThat(journal.load(session.lane).orElseThrow().status())
        .isEqualTo(Session.status(Session.slot(1)));
  }

  @Test
  void says_that_the_journal_is_down_while_there_is_no_server() {
    StoreJournal nowhere = new StoreJournal(TestStore.nowhere());
    assertThatThrownBy(() -> nowhere.load(session.lane)).isInstanceOf(JournalDownException.class);
    LaneAppend append = session.deposit().append(1, Session.slot(0));
    assertThatThrownBy(() -> nowhere.append(append)).isInstanceOf(JournalDownException.class);
    assertThatThrownBy(() -> new StoreLease(TestStore.nowhere(), "x").hold(account))
        .isInstanceOf(JournalDownException.class);
  }

  @Test
  void reports_a_connection_lost_in_the_middle_and_writes_nothing() {
    long token = lease.hold(account).orElseThrow();
    StoreJournal cut =
        new StoreJournal(
            TestStore.transactions(
                commit -> {
                  kill(commit);
                  commit.createStatement().execute("SELECT 1");
                }));
    assertThatThrownBy(() -> cut.append(session.deposit().append(token, Session.slot(0))))
        .isInstanceOf(JournalDownException.class);
    assertThat(journal.load(session.lane)).isEmpty();
  }

  @Test
  void calls_a_commit_whose_answer_is_lost_unknown() {
    long token = lease.hold(account).orElseThrow();
    StoreJournal cut = new StoreJournal(TestStore.transactions(OutageTest::kill));
    assertThatThrownBy(() -> cut.append(session.deposit().append(token, Session.slot(0))))
        .isInstanceOf(JournalDownException.class)
        .hasMessageContaining("not known whether it was committed");
  }

  @Test
  void calls_a_commit_that_happened_unknown_if_its_answer_is_lost() {
    long token = lease.hold(account).orElseThrow();
    StoreJournal lost =
        new StoreJournal(
            TestStore.transactions(
                commit -> {
                  commit.createStatement().execute("COMMIT");
                  kill(commit);
                }));
    assertThatThrownBy(() -> lost.append(session.deposit().append(token, Session.slot(0))))
        .isInstanceOf(JournalDownException.class);
    assertThat(journal.load(session.lane)).isPresent();
  }

  @Test
  void tells_a_bug_from_an_outage() {
    assertThat(Trouble.of("x", new SQLException("gone", "08006")))
        .isInstanceOf(JournalDownException.class);
    assertThat(Trouble.of("x", new SQLException("pool is empty")))
        .isInstanceOf(JournalDownException.class);
    assertThat(Trouble.of("x", new SQLException("could not extend file", "53100")))
        .isInstanceOf(JournalDownException.class)
        .hasMessageStartingWith("x: the disk of the database is full");
    assertThat(Trouble.of("x", new SQLException("duplicate", "23505")))
        .isInstanceOf(IllegalStateException.class);
    IllegalArgumentException ours = new IllegalArgumentException("ours");
    assertThat(Trouble.of("x", ours)).isSameAs(ours);
  }

  @Test
  void calls_a_transaction_of_the_caller_a_bug_and_none_to_be_had_an_outage() {
    assertThatThrownBy(() -> beginning(new IllegalStateException("open")).run("x", tx -> 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> beginning(new SQLException("pool")).run("x", tx -> 1))
        .isInstanceOf(JournalDownException.class);
  }

  private static Transactions beginning(Exception failure) {
    return new Transactions() {
      @Override
      Open begin() throws Exception {
        throw failure;
      }
    };
  }

  private static void kill(Connection victim) throws SQLException {
    long pid = Counter.number(victim, "SELECT pg_backend_pid()");
    try (Connection owner = TestStore.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
    }
  }
}
