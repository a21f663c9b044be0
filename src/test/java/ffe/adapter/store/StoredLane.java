package ffe.adapter.store;

import ffe.canon.Digest;
import ffe.decision.Action;
import ffe.desk.Archive;
import ffe.desk.ControlAction;
import ffe.desk.PolicyBook;
import ffe.desk.Role;
import ffe.desk.RowPages;
import ffe.desk.access.KeyStore;
import ffe.desk.access.PasswordStore;
import ffe.desk.arena.SheetBook;
import ffe.desk.files.SeriesArchive;
import ffe.desk.market.CandleFacts;
import ffe.desk.market.FlawBook;
import ffe.desk.market.WatchBook;
import ffe.execution.OrderIntent;
import ffe.market.Timeframe;
import ffe.order.Side;
import ffe.portfolio.LedgerEvent;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneSnapshot;
import ffe.trading.SliceReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lane in the real database with some cycles, an order and its fill, for tests of the pages. */
public final class StoredLane {

  private static final int CYCLES = 30;

  private final String account = TestStore.newAccount();
  private final Session session = new Session(account);
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final long token =
      new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
  private final DecisionRecord ordered = session.ordered(Session.slot(1));
  private final int cycles;
  private boolean isHeld;

  public ffe.desk.chain.ChainStore chain() {
    return new StoreChain(TestStore.transactions());
  }

  public StoredLane() {
    this(CYCLES, CYCLES);
  }

  /**
   * @param tradesEach every so many cycles one buys what there is not, or sells it
   */
  public StoredLane(int cycles, int tradesEach) {
    this.cycles = cycles;
    journal.append(session.deposit().append(token, Session.slot(0)));
    for (int n = 1; n <= cycles; n++) {
      if (n % tradesEach == 1) {
        trade(n);
      } else {
        session.decide(session.held(Session.slot(n)));
        keep(n);
      }
    }
  }

  private void trade(int n) {
    Instant slot = Session.slot(n);
    DecisionRecord decision =
        session.record(
            slot,
            CycleInputs.SLOT,
            isHeld ? Action.SELL : Action.BUY,
            DecisionRecord.Result.ORDERED,
            "AGREED",
            0);
    OrderIntent intent = session.intent(decision.id(), slot, token, isHeld ? Side.SELL : Side.BUY);
    session.decide(decision).intend(intent);
    keep(n);
    LedgerEvent.Filled fill = new LedgerEvent.Filled(session.fill(intent, 1, "905.61", slot));
    session.change(Session.working(intent).filledBy(fill.fill())).book(fill);
    keep(n);
    isHeld = !isHeld;
  }

  /** Somebody told the agent something so often, and made so many keys. */
  public void told(int times) {
    for (int n = 0; n < times; n++) {
      Instant at = now().plusSeconds(n);
      archive()
          .control(new ControlAction(account, at, at, "somebody", "web", "PAUSE", "PAUSED " + n));
      String name = account + "-" + n;
      keys()
          .add(
              new KeyStore.KeyRecord(
                  name, name, Digest.of(name).hex(), Role.VIEWER, at, Optional.empty()));
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
    return Session.slot(cycles);
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
    return new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  }

  public PolicyBook policies() {
    return new StorePolicies(TestStore.transactions());
  }

  public RowPages pages() {
    return new StorePages(TestStore.transactions());
  }

  public SeriesArchive series() {
    return new StoreMarket(TestStore.transactions(), NoCold.CANDLES);
  }

  public CandleFacts facts() {
    return new StoreCandleFacts(TestStore.transactions(), NoCold.CANDLES);
  }

  public FlawBook flaws() {
    return new StoreFlaws(TestStore.transactions());
  }

  public SheetBook sheets() {
    return new StoreSheets(TestStore.transactions());
  }

  public SliceReader slices() {
    return journal;
  }

  public WatchBook watches() {
    return new StoreWatches(TestStore.transactions());
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
