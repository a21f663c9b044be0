package ffe.adapter.store;

import ffe.desk.Archive;
import ffe.desk.KeyStore;
import ffe.desk.PasswordStore;
import ffe.desk.PolicyBook;
import ffe.desk.RowPages;
import ffe.execution.OrderIntent;
import ffe.market.Timeframe;
import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A lane in the real database with some cycles, an order and its fill, for tests of the pages. */
public final class StoredLane {

  private static final int CYCLES = 30;

  private final String account = TestStore.newAccount();
  private final Session session = new Session(account);
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final long token =
      new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
  private final DecisionRecord ordered = session.ordered(Session.slot(1));

  public StoredLane() {
    journal.append(session.deposit().append(token, Session.slot(0)));
    OrderIntent intent = session.intent(ordered, token);
    session.decide(ordered).intend(intent);
    keep(1);
    LedgerEvent.Filled fill =
        new LedgerEvent.Filled(session.fill(intent, 1, "905.61", Session.slot(1)));
    session.change(Session.working(intent).filledBy(fill.fill())).book(fill);
    keep(1);
    for (int n = 2; n <= CYCLES; n++) {
      session.decide(session.held(Session.slot(n)));
      keep(n);
    }
  }

  /** A connection to the database, as the engine has it. */
  public static Connection database() throws SQLException {
    return TestStore.asApplication();
  }

  private void keep(int n) {
    Instant slot = Session.slot(n);
    session.point(slot, "10000");
    session.candle(Timeframe.M5, slot.minus(Duration.ofMinutes(5)), 900);
    journal.append(session.append(token, slot));
  }

  public Lane lane() {
    return session.lane;
  }

  public Instant now() {
    return Session.slot(CYCLES);
  }

  /** The decision that ordered and was filled. */
  public String ordered() {
    return ordered.id();
  }

  /** The lane as its journal has it. */
  public LaneSnapshot journaled() {
    return journal.load(session.lane).orElseThrow();
  }

  /** The order of that decision. */
  public String order() {
    return archive().ordersCausedBy(account, ordered()).get(0).id().value();
  }

  public Archive archive() {
    return new StoreArchive(TestStore.transactions());
  }

  public PolicyBook policies() {
    return new StorePolicies(TestStore.transactions());
  }

  public RowPages pages() {
    return new StorePages(TestStore.transactions());
  }

  public KeyStore keys() {
    return new StoreKeys(TestStore.transactions());
  }

  public PasswordStore passwords() {
    return new StorePassword(TestStore.transactions());
  }

  /** The statements that a call sends to the server. */
  public static List<String> sentBy(Runnable call) {
    TestStore.COUNTER.drain();
    call.run();
    return TestStore.COUNTER.drain();
  }
}
