package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionLines;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.JournaledBooks;
import ffe.desk.RowPage;
import ffe.execution.OrderIntent;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.LedgerEvent;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.DecisionRecord.Result;
import ffe.trading.LaneAppend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreArchiveTest {

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

  @Test
  void returns_a_record_and_its_digest_as_they_were_committed() {
    DecisionRecord record = session.ordered(Session.slot(1));
    keep(record, 1);
    assertThat(archive.decision(record.id())).contains(record);
    assertThat(archive.decision(record.id()).map(Canon::write)).contains(Canon.write(record));
    assertThat(archive.decisionDigest(record.id())).contains(record.digest().hex());
    assertThat(archive.decision("no such")).isEmpty();
    assertThat(archive.decisionDigest("no such")).isEmpty();
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
  void reads_books_that_add_up_with_their_orders_and_equity() {
    trade();
    JournaledBooks books = archive.books(session.lane);
    assertThat(books.faults(session.account())).isEmpty();
    assertThat(books.events()).hasSize(2);
    assertThat(books.entries()).hasSize(2);
    assertThat(books.fills()).hasSize(1);
    assertThat(books.balances()).isNotEmpty();
    assertThat(books.orders()).extracting(Order::state).containsExactly(OrderState.FILLED);
    assertThat(books.equity()).hasSize(1);
  }

  @Test
  void lists_a_decision_as_the_desk_would_write_it() {
    OrderIntent intent = session.intent(session.ordered(Session.slot(1)), token);
    DecisionRecord ordered = session.ordered(Session.slot(1));
    DecisionRecord denied =
        record(2, CycleInputs.SLOT, Action.BUY, Result.DENIED, "POSITION_SIZE", 2);
    DecisionRecord blind =
        record(3, CycleInputs.SLOT, Action.HOLD, Result.NO_DECISION, "NO_TRADE_SEEN", 0);
    session.intend(intent);
    keep(ordered, 1);
    keep(denied, 2);
    keep(blind, 3);
    List<Order> orders = archive.ordersCausedBy(account, ordered.id());
    assertThat(orders).containsExactly(Order.intended(intent.proposal(), intent.intendedAt()));
    assertThat(archive.decisions(DecisionQuery.latest(account, 10)).decisions())
        .containsExactly(
            DecisionLines.of(blind, List.of()),
            DecisionLines.of(denied, List.of()),
            DecisionLines.of(ordered, orders));
  }

  @Test
  void pages_through_all_decisions_once_while_new_ones_arrive() {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 11; i++) {
      expected.add(0, keep(session.held(Session.slot(i)), i).id());
    }
    // two of one slot
    archive.keepAdvice(record(5, "advice-1", Action.BUY, Result.HELD, "ALL_HOLD", 0));
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int arrived = 20;
    do {
      DecisionPage page = archive.decisions(query(4, cursor));
      assertThat(page.decisions()).hasSizeLessThanOrEqualTo(4);
      page.decisions().stream().map(DecisionLine::id).forEach(seen::add);
      cursor = page.next();
      keep(session.held(Session.slot(arrived)), arrived);
      arrived++;
    } while (cursor.isPresent());
    assertThat(seen).hasSize(12).doesNotHaveDuplicates().containsAll(expected);
    assertThat(seen.stream().filter(expected::contains).toList()).isEqualTo(expected);
  }

  @Test
  void ends_exactly_at_the_last_page() {
    for (int i = 1; i <= 4; i++) {
      keep(session.held(Session.slot(i)), i);
    }
    assertThat(archive.decisions(query(4, Optional.empty())).next()).isEmpty();
    assertThat(archive.decisions(query(3, Optional.empty())).next()).isPresent();
    assertThat(archive.decisions(DecisionQuery.latest("nobody", 3)).decisions()).isEmpty();
  }

  @Test
  void refuses_a_cursor_it_did_not_give() {
    for (String cursor : List.of("", "_", "x", "2013-11-27_a", "'; DROP TABLE decision; --_a")) {
      assertThatThrownBy(() -> archive.decisions(query(4, Optional.of(cursor))))
          .as(cursor)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void filters_decisions_by_action_instrument_time_outcome_gate_and_text() {
    DecisionRecord held = keep(session.held(Session.slot(1)), 1);
    DecisionRecord bought = keep(session.ordered(Session.slot(2)), 2);
    DecisionRecord denied =
        keep(record(3, CycleInputs.SLOT, Action.BUY, Result.DENIED, "POSITION_CAP", 2), 3);
    DecisionFilter all = DecisionFilter.ALL;
    assertThat(ids(all)).containsExactly(denied.id(), bought.id(), held.id());
    assertThat(ids(of(Optional.of(Action.BUY), Optional.empty(), Optional.empty())))
        .containsExactly(denied.id(), bought.id());
    assertThat(ids(of(Optional.empty(), Optional.of(Result.ORDERED), Optional.empty())))
        .containsExactly(bought.id());
    assertThat(ids(of(Optional.empty(), Optional.empty(), Optional.of("POSITION_CAP"))))
        .containsExactly(denied.id());
    assertThat(ids(between(Session.slot(2), Session.slot(3))))
        .as("from is in, to is out")
        .containsExactly(bought.id());
    assertThat(ids(about("BTC-USD", Optional.empty()))).hasSize(3);
    assertThat(ids(about("ETH-USD", Optional.empty()))).isEmpty();
    assertThat(ids(about("BTC-USD", Optional.of("FOUR \"agree\" é"))))
        .as("in the sentence of those the gate did not speak to")
        .containsExactly(bought.id(), held.id());
    assertThat(ids(about("BTC-USD", Optional.of("5 against"))))
        .as("in what would have to change")
        .containsExactly(denied.id());
    assertThat(ids(about("BTC-USD", Optional.of("%")))).as("no wildcard").isEmpty();
  }

  private static DecisionFilter of(
      Optional<Action> action, Optional<Result> result, Optional<String> reason) {
    return new DecisionFilter(
        Optional.empty(),
        action,
        result,
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static DecisionFilter between(Instant from, Instant to) {
    return new DecisionFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        Optional.empty());
  }

  private static DecisionFilter about(String instrument, Optional<String> text) {
    return new DecisionFilter(
        Optional.of(ffe.market.Instrument.of(instrument)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text);
  }

  @Test
  void lists_ids_in_slot_order_for_a_replay_of_all() {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      expected.add(keep(session.held(Session.slot(i)), i).id());
    }
    List<String> first = archive.decisionIds(account, Optional.empty(), 3);
    List<String> second = archive.decisionIds(account, Optional.of(first.get(2)), 100);
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    assertThat(all).isEqualTo(expected);
    assertThat(archive.decisionIds(account, Optional.of(expected.get(6)), 5)).isEmpty();
  }

  @Test
  void knows_who_voted_for_the_decision_that_opened_a_trade() {
    DecisionRecord bought = session.ordered(Session.slot(1));
    OrderIntent entry = session.intent(bought, token);
    Fill in = session.fill(entry, 1, "905.61", Session.slot(1));
    OrderIntent exit = session.intent("exit", Session.slot(2), token, Side.SELL);
    Fill out = session.fill(exit, 1, "911.07", Session.slot(2));
    journal.append(session.decide(bought).intend(entry).append(token, Session.slot(1)));
    journal.append(
        session
            .change(Session.working(entry).filledBy(in))
            .book(new LedgerEvent.Filled(in))
            .append(token, Session.slot(1)));
    keep(session.held(Session.slot(2)), 2);
    journal.append(session.intend(exit).append(token, Session.slot(2)));
    journal.append(
        session
            .change(Session.working(exit).filledBy(out))
            .book(new LedgerEvent.Filled(out))
            .append(token, Session.slot(2)));
    StorePages pages = new StorePages(TestStore.transactions());
    assertThat(pages.trades(account, Session.START, Session.slot(9), 10))
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.trip().entryFillId()).isEqualTo(in.id());
              assertThat(trade.votes()).isEqualTo(bought.decision().orElseThrow().votes());
            });
    assertThat(pages.trades(account, Session.START, Session.slot(2), 10))
        .as("the end is out")
        .isEmpty();
  }

  @Test
  void lists_books_newest_first_and_whole() {
    OrderIntent entry = session.intent("in", Session.slot(1), token, Side.BUY);
    OrderIntent exit = session.intent("out", Session.slot(2), token, Side.SELL);
    Fill bought = session.fill(entry, 1, "905.61", Session.slot(1));
    Fill sold = session.fill(exit, 1, "911.07", Session.slot(2));
    journal.append(session.intend(entry).intend(exit).append(token, Session.slot(1)));
    LaneAppend in = session.book(new LedgerEvent.Filled(bought)).append(token, Session.slot(1));
    LaneAppend out = session.book(new LedgerEvent.Filled(sold)).append(token, Session.slot(2));
    journal.append(in);
    journal.append(out);

    assertThat(archive.fills(account, 10)).containsExactly(sold, bought);
    assertThat(archive.fills(account, 1)).containsExactly(sold);
    assertThat(archive.fillsOf(account, List.of(entry.id().value()))).containsExactly(bought);
    assertThat(archive.fillsOf(account, List.of())).isEmpty();
    assertThat(archive.ledger(account, 2))
        .containsExactly(out.entries().get(0), in.entries().get(0));
    assertThat(archive.roundTrips(account, 10)).isEqualTo(out.roundTrips()).hasSize(1);
    assertThat(archive.orders(account, EnumSet.of(OrderState.INTENDED), 10))
        .containsExactly(
            Order.intended(exit.proposal(), exit.intendedAt()),
            Order.intended(entry.proposal(), entry.intendedAt()));
    assertThat(archive.orders(account, EnumSet.of(OrderState.FILLED), 10)).isEmpty();
    assertThat(archive.orders(account, EnumSet.noneOf(OrderState.class), 10)).isEmpty();
  }

  @Test
  void keeps_postings_that_sum_to_zero_in_each_currency() throws Exception {
    OrderIntent entry = session.intent("in", Session.slot(1), token, Side.BUY);
    Fill bought = session.fill(entry, 1, "905.61", Session.slot(1));
    journal.append(
        session.intend(entry).book(new LedgerEvent.Filled(bought)).append(token, Session.slot(1)));
    String sums =
        "SELECT string_agg(currency || ' ' || s, ', ' ORDER BY currency) FROM (SELECT currency,"
            + " trim_scale(sum(amount)) AS s FROM posting WHERE account = '"
            + account
            + "' GROUP BY currency) AS p";
    assertThat(StoreJournalTest.text(sums)).isEqualTo("BTC 0, USD 0");
  }

  @Test
  void keeps_control_actions_in_the_order_they_were_given() {
    List<ControlAction> given = new ArrayList<>();
    for (String command : List.of("start", "pause", "halt")) {
      ControlAction action =
          new ControlAction(
              account, Session.fine(Session.START), Session.START, "me", "web", command, "HALTED");
      archive.control(action);
      given.add(0, action);
    }
    assertThat(archive.controls(controls(10, Optional.empty())).rows()).isEqualTo(given);
    assertThat(archive.controls(controls(1, Optional.empty())).rows())
        .containsExactly(given.get(0));
  }

  private ControlQuery controls(int limit, Optional<String> cursor) {
    return told(Optional.empty(), Optional.empty(), Optional.empty(), limit, cursor);
  }

  private ControlQuery told(
      Optional<String> actor,
      Optional<String> command,
      Optional<Instant> from,
      int limit,
      Optional<String> cursor) {
    return new ControlQuery(
        Optional.of(account),
        actor,
        command,
        from,
        from.map(t -> t.plusSeconds(60)),
        limit,
        cursor);
  }

  private ControlAction told(String actor, String command, Instant at) {
    ControlAction action = new ControlAction(account, at, at, actor, "rest", command, "done");
    archive.control(action);
    return action;
  }

  @Test
  void pages_through_all_control_actions_once_while_new_ones_arrive() {
    List<ControlAction> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(0, told("me", "PAUSE", Session.slot(i)));
    }
    List<ControlAction> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      RowPage<ControlAction> page = archive.controls(controls(3, cursor));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page.rows());
      cursor = page.next();
      told("later", "RESUME", Session.slot(20));
    } while (cursor.isPresent());
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void filters_control_actions_by_actor_command_time_and_account() {
    ControlAction mine = told("My key", "CANCEL_ORDER", Session.slot(1));
    ControlAction yours = told("yours", "CANCEL", Session.slot(2));
    Optional<String> any = Optional.empty();
    assertThat(archive.controls(told(Optional.of("my K"), any, Optional.empty(), 9, any)).rows())
        .containsExactly(mine);
    assertThat(archive.controls(told(any, Optional.of("cancel"), Optional.empty(), 9, any)).rows())
        .containsExactly(yours, mine);
    assertThat(archive.controls(told(any, Optional.of("l_or"), Optional.empty(), 9, any)).rows())
        .as("an underscore is no wildcard")
        .containsExactly(mine);
    assertThat(archive.controls(told(any, any, Optional.of(Session.slot(2)), 9, any)).rows())
        .as("from is in, to is out")
        .containsExactly(yours);
    ControlQuery all =
        new ControlQuery(any, any, any, Optional.empty(), Optional.empty(), 500, any);
    assertThat(archive.controls(all).rows()).as("of all accounts").containsSubsequence(yours, mine);
  }

  private DecisionRecord record(
      int slot, String kind, Action action, Result result, String reason, int abstentions) {
    return session.record(Session.slot(slot), kind, action, result, reason, abstentions);
  }

  private DecisionRecord keep(DecisionRecord record, int slot) {
    journal.append(session.decide(record).append(token, Session.slot(slot)));
    return record;
  }

  private DecisionQuery query(int limit, Optional<String> cursor) {
    return new DecisionQuery(account, DecisionFilter.ALL, limit, cursor);
  }

  private List<String> ids(DecisionFilter filter) {
    DecisionQuery query = new DecisionQuery(account, filter, 10, Optional.empty());
    return archive.decisions(query).decisions().stream().map(DecisionLine::id).toList();
  }
}
