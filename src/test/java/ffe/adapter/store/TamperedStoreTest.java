package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ConflictException;
import ffe.execution.OrderIntent;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody with the owner's rights changed behind the engine's back. */
@Tag("store")
class TamperedStoreTest {

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final Session session = new Session(account);
  private long token;

  @BeforeEach
  void open_the_lane() {
    token = new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
  }

  private void trade() {
    OrderIntent entry = session.intent(session.ordered(Session.slot(1)), token);
    Fill bought = session.fill(entry, 1, "905.61", Session.slot(1));
    journal.append(
        session
            .decide(session.ordered(Session.slot(1)))
            .intend(entry)
            .point(Session.slot(1), "10000")
            .append(token, Session.slot(1)));
    journal.append(
        session
            .change(
                Order.intended(entry.proposal(), entry.intendedAt())
                    .become(OrderState.SENDING, Session.slot(1), "")
                    .become(OrderState.WORKING, Session.slot(1), "")
                    .filledBy(bought))
            .book(new LedgerEvent.Filled(bought))
            .append(token, Session.slot(1)));
  }

  @Test
  void finds_a_posting_that_does_not_belong() throws SQLException {
    trade();
    String entry = archive.books(session.lane).entries().get(1).id();
    corrupt(
        "INSERT INTO posting (account, entry_id, number, book, currency, amount)"
            + " VALUES ('%s', '%s', 99, 'cash', 'USD', 5)",
        entry);
    assertThat(archive.books(session.lane).faults(session.account()))
        .hasSize(2)
        .anyMatch(fault -> fault.contains(entry + " do not sum to zero"))
        .anyMatch(fault -> fault.startsWith("postings sum to"));
  }

  @Test
  void finds_a_posting_that_was_changed_so_that_it_still_sums_to_zero() throws SQLException {
    trade();
    String entry = archive.books(session.lane).entries().get(0).id();
    corrupt(
        "ALTER TABLE posting DISABLE TRIGGER USER;"
            + " UPDATE posting SET amount = amount * 2 WHERE account = '%s' AND entry_id = '%s';"
            + " ALTER TABLE posting ENABLE TRIGGER USER",
        entry);
    assertThat(archive.books(session.lane).faults(session.account()))
        .singleElement()
        .asString()
        .startsWith("postings sum to");
  }

  @Test
  void finds_a_fill_and_an_entry_that_were_changed() throws SQLException {
    trade();
    String entry = archive.books(session.lane).entries().get(1).id();
    corrupt(
        "ALTER TABLE fill DISABLE TRIGGER USER; ALTER TABLE ledger_entry DISABLE TRIGGER USER;"
            + " UPDATE fill SET body = replace(body, '905.61', '905.62') WHERE account = '%1$s';"
            + " UPDATE ledger_entry SET body = replace(body, '\"cause\":\"', '\"cause\":\"x')"
            + " WHERE account = '%1$s' AND id = '%2$s';"
            + " ALTER TABLE fill ENABLE TRIGGER USER; ALTER TABLE ledger_entry ENABLE TRIGGER USER",
        entry);
    assertThat(archive.books(session.lane).faults(session.account()))
        .containsExactlyInAnyOrder(
            "the entries are not those the events make", "the fills are not those of the events");
  }

  private void corrupt(String sql, String entry) throws SQLException {
    try (Connection owner = TestStore.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(String.format(Locale.ROOT, sql, account, entry));
    }
  }

  @Test
  void says_which_version_wrote_a_record_that_it_cannot_read() throws SQLException {
    DecisionRecord record = session.ordered(Session.slot(1));
    journal.append(session.decide(record).append(token, Session.slot(1)));
    corrupt(
        "ALTER TABLE decision DISABLE TRIGGER USER;"
            + " UPDATE decision SET record = replace(record, '\"slot\":', '\"closed\":'),"
            + " code_version = 'an older one' WHERE account = '%s' AND id = '%s';"
            + " ALTER TABLE decision ENABLE TRIGGER USER",
        record.id());

    assertThatThrownBy(() -> archive.decision(record.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("recorded by code version an older one")
        .extracting(e -> ((ConflictException) e).code())
        .isEqualTo("OTHER_VERSION");
    assertThat(archive.decisionDigest(record.id())).contains(record.digest().hex());
  }
}
