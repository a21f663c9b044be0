package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.execution.OrderIntent;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.portfolio.Position;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSnapshot;
import ffe.trading.LeaseLostException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreJournalTest {

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreLease lease = new StoreLease(TestStore.transactions(), "server-a");
  private final Session session = new Session(account);
  private final Lane lane = session.lane;
  private long token;

  @BeforeEach
  void take_the_lease() {
    token = lease.hold(account).orElseThrow();
  }

  @Test
  void knows_nothing_of_a_lane_that_never_ran() {
    assertThat(journal.load(lane)).isEmpty();
  }

  @Test
  void loads_exactly_what_was_appended() {
    OrderIntent entry = session.intent(session.ordered(Session.slot(1)), token);
    OrderIntent exit = session.intent("exit", Session.slot(2), token, Side.SELL);
    OrderIntent open = session.intent("open", Session.slot(3), token, Side.BUY);
    LedgerEvent bought = new LedgerEvent.Filled(session.fill(entry, 1, "905.61", Session.slot(1)));
    LedgerEvent sold = new LedgerEvent.Filled(session.fill(exit, 1, "911.07", Session.slot(2)));

    journal.append(session.deposit().append(token, Session.slot(0)));
    journal.append(
        session
            .decide(session.ordered(Session.slot(1)))
            .intend(entry)
            .point(Session.slot(1), "10000")
            .candle(Timeframe.M1, Session.slot(0), 905.6)
            .append(token, Session.slot(1)));
    journal.append(
        session.change(filled(entry, bought)).book(bought).append(token, Session.slot(1)));
    journal.append(session.intend(exit).append(token, Session.slot(2)));
    LaneAppend last =
        session
            .change(filled(exit, sold))
            .book(sold)
            .intend(open)
            .append(token, Session.fine(Session.slot(3)));
    journal.append(last);

    LaneSnapshot expected =
        new LaneSnapshot(
            last.status(),
            List.of(
                new Session(account).deposit().append(token, Session.slot(0)).events().get(0),
                bought,
                sold),
            List.of(Order.intended(open.proposal(), open.intendedAt())),
            Optional.empty());
    LaneSnapshot loaded = journal.load(lane).orElseThrow();
    assertThat(loaded).isEqualTo(expected);
    assertThat(Canon.write(loaded)).isEqualTo(Canon.write(expected));
  }

  @Test
  void keeps_what_is_owed_and_what_it_cost() {
    Session onMargin = session.on(Margin.of(new BigDecimal("5"), Bps.ZERO, Bps.of("730")));
    OrderIntent entry = onMargin.intent("short", Session.slot(1), token, Side.SELL);
    LedgerEvent sold = new LedgerEvent.Filled(onMargin.fill(entry, 1, "905.61", Session.slot(1)));
    LedgerEvent day =
        new LedgerEvent.Financed(
            "financing-1", Session.slot(2), lane.instrument(), Money.of("0.15", Session.USD));
    journal.append(onMargin.deposit().append(token, Session.slot(0)));
    journal.append(
        onMargin
            .intend(entry)
            .change(filled(entry, sold))
            .book(sold)
            .append(token, Session.slot(1)));
    journal.append(onMargin.book(day).append(token, Session.slot(2)));
    List<LedgerEvent> events = journal.load(lane).orElseThrow().events();
    assertThat(events.subList(1, 3)).containsExactly(sold, day);
    assertThat(Ledger.replay(onMargin.account(), events).position(lane.instrument()))
        .get()
        .matches(Position::isShort);
  }

  @Test
  void finds_the_decision_an_order_came_from() {
    DecisionRecord decision = session.ordered(Session.slot(1));
    journal.append(session.deposit().decide(decision).append(token, Session.slot(1)));
    assertThat(journal.decision(lane, decision.id())).contains(decision);
    assertThat(journal.decision(lane, "another")).isEmpty();
  }

  @Test
  void keeps_events_of_one_append_in_booking_order() {
    List<LedgerEvent> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      // ids that sort against the order of booking
      events.add(
          new LedgerEvent.Deposited(
              "d" + (100 - i), Session.START, ffe.money.Money.of("1", Session.USD)));
    }
    events.forEach(session::book);
    journal.append(session.append(token, Session.slot(0)));
    assertThat(journal.load(lane).orElseThrow().events()).isEqualTo(events);
  }

  @Test
  void counts_appends_and_numbers_the_changes_of_an_order() throws SQLException {
    OrderIntent intent = session.intent("cause", Session.slot(1), token, Side.BUY);
    journal.append(session.deposit().intend(intent).append(token, Session.slot(1)));
    assertThat(journal.claim(lane, StoreClaimTest.intended(intent), token)).isTrue();
    journal.append(session.change(Session.working(intent)).append(token, Session.slot(1)));
    journal.append(session.append(token, Session.slot(1)));

    assertThat(number("SELECT revision FROM lane WHERE account = '" + account + "'")).isEqualTo(3);
    assertThat(
            text(
                "SELECT string_agg(change_number || ' ' || state || ' '"
                    + " || (intent IS NOT NULL), ', ' ORDER BY change_number)"
                    + " FROM order_event WHERE account = '"
                    + account
                    + "'"))
        .isEqualTo("1 INTENDED true, 2 SENDING false, 3 WORKING false");
    assertThat(
            text(
                "SELECT state || ' ' || change_number || ' ' || lease_token"
                    + " FROM trade_order WHERE account = '"
                    + account
                    + "'"))
        .isEqualTo("WORKING 3 " + token);
  }

  @Test
  void writes_nothing_of_an_append_that_fails_in_its_middle() throws SQLException {
    journal.append(session.deposit().append(token, Session.slot(0)));
    OrderIntent intent = session.intent("cause", Session.slot(1), token, Side.BUY);
    LaneAppend good =
        session
            .decide(session.ordered(Session.slot(1)))
            .intend(intent)
            .candle(Timeframe.M1, Session.slot(0), 1)
            .point(Session.slot(1), "1")
            .append(token, Session.slot(1));
    // the deposit again: refused after decision, opinions and orders were written
    LaneAppend broken =
        new LaneAppend(
            lane,
            token,
            good.number(),
            good.status(),
            good.beside(),
            good.decision(),
            good.intents(),
            good.orders(),
            new Session(account).deposit().append(token, Session.slot(0)).events(),
            List.of(),
            List.of(),
            good.equity(),
            good.candles(),
            good.policy());
    List<Long> before = counts();
    LaneSnapshot snapshot = journal.load(lane).orElseThrow();
    assertThatThrownBy(() -> journal.append(broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused, SQL state 23505")
        .hasStackTraceContaining("duplicate key");
    assertThat(counts()).isEqualTo(before);
    assertThat(journal.load(lane)).contains(snapshot);

    journal.append(good);
    assertThat(counts()).isNotEqualTo(before);
  }

  @Test
  void appends_nothing_under_a_former_token() throws SQLException {
    journal.append(session.deposit().append(token, Session.slot(0)));
    long next = takeover(account);
    List<Long> before = counts();
    LaneAppend late = session.decide(session.held(Session.slot(1))).append(token, Session.slot(1));
    assertThatThrownBy(() -> journal.append(late)).isInstanceOf(LeaseLostException.class);
    assertThat(counts()).isEqualTo(before);
    assertThat(next).isEqualTo(token + 1);
  }

  @Test
  void keeps_lanes_of_one_account_apart() {
    Session other = new Session(account, "kraken");
    journal.append(session.deposit().append(token, Session.slot(0)));
    journal.append(other.deposit().append(token, Session.slot(9)));
    assertThat(journal.load(lane).orElseThrow().events()).hasSize(1);
    assertThat(journal.load(other.lane).orElseThrow().events().get(0).id())
        .isEqualTo("deposit-kraken-BTC-USD");
  }

  @Test
  void opens_no_lane_beside_one_of_its_account_that_still_has_orders() {
    Session other = new Session(account, "kraken");
    OrderIntent intent = session.intent("cause", Session.slot(1), token, Side.BUY);
    journal.append(session.deposit().intend(intent).append(token, Session.slot(1)));

    assertThatThrownBy(() -> journal.load(other.lane))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "still has orders of BTC-USD, which lanes of [BTC-USD] on kraken would leave unwatched");
    assertThat(journal.load(lane)).isPresent();

    Order gone = StoreClaimTest.intended(intent).become(OrderState.EXPIRED, Session.slot(2), "");
    journal.append(session.change(gone).append(token, Session.slot(2)));
    assertThat(journal.load(other.lane)).isEmpty();
  }

  @Test
  void refuses_a_fill_of_an_order_it_does_not_know() {
    OrderIntent unknown = session.intent("unknown", Session.slot(1), token, Side.BUY);
    session
        .deposit()
        .book(new LedgerEvent.Filled(session.fill(unknown, 1, "900", Session.slot(1))));
    assertThatThrownBy(() -> journal.append(session.append(token, Session.slot(1))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(journal.load(lane)).isEmpty();
  }

  static long takeover(String account) throws SQLException {
    expire(account);
    return new StoreLease(TestStore.transactions(), "server-b").hold(account).orElseThrow();
  }

  static void expire(String account) throws SQLException {
    try (Connection connection = TestStore.asApplication();
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE trading_lease SET held_until = clock_timestamp() - interval '1 second'"
              + " WHERE account = '"
              + account
              + "'");
    }
  }

  private static Order filled(OrderIntent intent, LedgerEvent event) {
    return Session.working(intent).filledBy(((LedgerEvent.Filled) event).fill());
  }

  private List<Long> counts() throws SQLException {
    List<Long> counts = new ArrayList<>();
    for (String table :
        List.of(
            "decision",
            "opinion",
            "trade_order",
            "order_event",
            "fill",
            "ledger_event",
            "ledger_entry",
            "posting",
            "round_trip",
            "equity",
            "lane")) {
      counts.add(number("SELECT count(*) FROM " + table + " WHERE account = '" + account + "'"));
    }
    counts.add(number("SELECT revision FROM lane WHERE account = '" + account + "'"));
    return counts;
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = TestStore.asApplication()) {
      return Counter.number(connection, sql);
    }
  }

  static String text(String sql) throws SQLException {
    try (Connection connection = TestStore.asApplication();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
