package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.ControlQuery;
import ffe.desk.DecisionQuery;
import ffe.execution.OrderIntent;
import ffe.market.Timeframe;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each call costs in statements to the server, the commit apart. */
@Tag("store")
class StatementCountTest {

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final StoreLease lease = new StoreLease(TestStore.transactions(), "server");
  private final Session session = new Session(account);
  private long token;

  @BeforeEach
  void open_the_lane() {
    token = lease.hold(account).orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
  }

  @Test
  void writes_a_cycle_that_holds_in_seven() {
    List<String> sent = cycle(1, Optional.empty());
    assertThat(sent).hasSize(AppendWriter.CYCLE_HELD).hasSize(7);
  }

  @Test
  void writes_a_cycle_that_orders_in_nine() {
    OrderIntent intent = session.intent(session.ordered(Session.slot(1)), token);
    List<String> sent = cycle(1, Optional.of(intent));
    assertThat(sent).hasSize(AppendWriter.CYCLE_ORDERED).hasSize(9);
  }

  @Test
  void claims_in_three_and_keeps_the_answer_in_six() {
    OrderIntent intent = session.intent(session.ordered(Session.slot(1)), token);
    cycle(1, Optional.of(intent));
    Order intended = Order.intended(intent.proposal(), intent.intendedAt());
    assertThat(sentBy(() -> journal.claim(session.lane, intended, token))).hasSize(3);
    assertThat(sentBy(() -> append(session.change(Session.working(intent)), 1)))
        .hasSize(AppendWriter.ANSWER)
        .hasSize(6);
  }

  @Test
  void books_a_fill_in_ten_and_a_closing_one_in_eleven() {
    OrderIntent entry = session.intent(session.ordered(Session.slot(1)), token);
    OrderIntent exit = session.intent("exit", Session.slot(2), token, Side.SELL);
    cycle(1, Optional.of(entry));
    cycle(2, Optional.of(exit));
    assertThat(sentBy(() -> fill(entry, "905.61", 1))).hasSize(AppendWriter.FILL).hasSize(10);
    assertThat(sentBy(() -> fill(exit, "911.07", 2)))
        .hasSize(AppendWriter.CLOSING_FILL)
        .hasSize(11);
  }

  @Test
  void loads_an_account_in_four() {
    assertThat(sentBy(() -> journal.load(session.lane))).hasSize(4);
  }

  @Test
  void holds_reads_and_releases_the_lease_in_one_each() {
    assertThat(sentBy(() -> lease.hold(account))).hasSize(1);
    assertThat(sentBy(() -> lease.current(account))).hasSize(1);
    assertThat(
            sentBy(
                () -> {
                  lease.release(account);
                  return true;
                }))
        .hasSize(1);
  }

  @Test
  void lists_any_number_of_decisions_in_two_without_reading_their_records() {
    for (int i = 1; i <= 30; i++) {
      cycle(i, Optional.empty());
    }
    List<String> sent = sentBy(() -> archive.decisions(DecisionQuery.latest(account, 30)));
    assertThat(sent).hasSize(2).noneMatch(sql -> sql.contains("record"));
    assertThat(sentBy(() -> archive.decisions(DecisionQuery.latest(account, 1)))).hasSize(2);
  }

  @Test
  void reads_everything_else_in_one() {
    Instant end = Session.slot(300);
    List<Supplier<Object>> reads =
        List.of(
            () -> archive.decision("none"),
            () -> archive.decisionDigest("none"),
            () -> archive.decisionIds(account, Optional.empty(), 100),
            () -> archive.ordersCausedBy(account, "none"),
            () -> archive.orders(account, EnumSet.allOf(OrderState.class), 100),
            () -> archive.fills(account, 100),
            () -> archive.fillsOf(account, List.of("a", "b")),
            () -> archive.ledger(account, 100),
            () -> archive.roundTrips(account, 100),
            () -> archive.equity(account, Session.START, end, 100),
            () -> archive.candles(session.lane, Timeframe.M5, end, 100),
            () -> archive.strip(account, Session.START, end),
            () -> archive.controls(ControlQuery.latest(account, 100)));
    for (int i = 0; i < reads.size(); i++) {
      assertThat(sentBy(reads.get(i))).as("read " + i).hasSize(1);
    }
  }

  private List<String> cycle(int n, Optional<OrderIntent> intent) {
    Instant slot = Session.slot(n);
    session.decide(intent.isPresent() ? session.ordered(slot) : session.held(slot));
    intent.ifPresent(session::intend);
    session.point(slot, "10000");
    for (int minute = 1; minute <= 5; minute++) {
      session.candle(Timeframe.M1, slot.minus(Duration.ofMinutes(minute)), 900);
    }
    session.candle(Timeframe.M5, slot.minus(Duration.ofMinutes(5)), 900);
    return sentBy(() -> append(session, n));
  }

  private Object fill(OrderIntent intent, String price, int slot) {
    LedgerEvent.Filled event =
        new LedgerEvent.Filled(session.fill(intent, 1, price, Session.slot(slot)));
    return append(session.change(Session.working(intent).filledBy(event.fill())).book(event), slot);
  }

  private Object append(Session changed, int slot) {
    journal.append(changed.append(token, Session.slot(slot)));
    return changed;
  }

  private static List<String> sentBy(Supplier<Object> call) {
    TestStore.COUNTER.drain();
    assertThat(call.get()).isNotNull();
    List<String> sent = TestStore.COUNTER.drain();
    assertThat(sent).isNotEmpty();
    return sent.stream().sorted(Comparator.naturalOrder()).toList();
  }
}
