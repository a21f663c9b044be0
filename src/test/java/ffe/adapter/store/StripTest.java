package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.desk.DayStrip;
import ffe.execution.OrderIntent;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.DecisionRecord.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StripTest {

  private static final List<String> DENIALS =
      List.of("POSITION_SIZE", "COOL_DOWN", "REWARD_TO_RISK");
  private static final List<Result> RESULTS = List.of(Result.values());
  private static final List<String> HOLDS = List.of("ALL_HOLD", "NO_QUORUM", "TIE");

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
  void counts_a_strip_as_one_would_by_hand() {
    long seed = 20131127;
    Random random = new Random(seed);
    List<DecisionRecord> records = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      Result result = RESULTS.get(random.nextInt(4));
      DecisionRecord record = random(i, result, random);
      records.add(record);
      if (result == Result.ORDERED) {
        OrderIntent intent = session.intent(record, token);
        session.intend(intent);
        orders.add(Order.intended(intent.proposal(), intent.intendedAt()));
      }
      keep(record, i);
    }
    for (int i = 0; i < orders.size(); i++) {
      orders.set(i, end(orders.get(i), i));
    }
    archive.keepAdvice(record(30, "advice-1", Action.HOLD, Result.HELD, "TIE", 1));

    Instant after = Session.slot(10);
    Instant until = Session.slot(50);
    assertThat(archive.strip(account, after, until))
        .as("seed " + seed)
        .isEqualTo(byHand(records, orders, after, until));
  }

  private DecisionRecord random(int slot, Result result, Random random) {
    int abstentions = random.nextInt(4);
    return switch (result) {
      case ORDERED -> record(slot, CycleInputs.SLOT, Action.BUY, result, "AGREED", abstentions);
      case DENIED ->
          record(
              slot,
              CycleInputs.SLOT,
              Action.BUY,
              result,
              DENIALS.get(random.nextInt(3)),
              abstentions);
      case HELD ->
          record(
              slot,
              CycleInputs.SLOT,
              Action.HOLD,
              result,
              HOLDS.get(random.nextInt(3)),
              abstentions);
      case NO_DECISION -> record(slot, CycleInputs.SLOT, Action.HOLD, result, "NO_TRADE_SEEN", 0);
    };
  }

  /** A third each: filled, unknown, left as intended. */
  private Order end(Order order, int i) {
    if (i % 3 == 2) {
      return order;
    }
    Order sending = order.become(OrderState.SENDING, order.changedAt(), "");
    Order ended =
        sending.become(
            i % 3 == 0 ? OrderState.FILLED : OrderState.UNKNOWN, order.changedAt(), "by hand");
    journal.append(session.change(ended).append(token, Session.slot(60)));
    return ended;
  }

  private static DayStrip byHand(
      List<DecisionRecord> all, List<Order> orders, Instant after, Instant until) {
    List<DecisionRecord> in =
        all.stream().filter(d -> d.slot().isAfter(after) && !d.slot().isAfter(until)).toList();
    List<Order> ordersIn =
        orders.stream()
            .filter(o -> o.intendedAt().isAfter(after) && !o.intendedAt().isAfter(until))
            .toList();
    SortedMap<String, Integer> held = new TreeMap<>();
    SortedMap<String, Integer> denied = new TreeMap<>();
    SortedMap<String, Integer> abstained = new TreeMap<>();
    int opinions = 0;
    int abstentions = 0;
    for (DecisionRecord d : in) {
      opinions += d.opinions().size();
      for (Opinion opinion : d.opinions()) {
        if (opinion instanceof Opinion.Abstention) {
          abstentions++;
          abstained.merge(opinion.reason(), 1, Integer::sum);
        }
      }
      if (d.result() == Result.HELD) {
        held.merge(d.reason(), 1, Integer::sum);
      } else if (d.result() == Result.DENIED) {
        denied.merge(d.reason(), 1, Integer::sum);
      }
    }
    return new DayStrip(
        in.size(),
        opinions,
        abstentions,
        held.getOrDefault("NO_QUORUM", 0),
        count(in, Result.ORDERED),
        count(in, Result.HELD),
        count(in, Result.DENIED),
        count(in, Result.NO_DECISION),
        held,
        denied,
        abstained,
        ordersIn.size(),
        (int) ordersIn.stream().filter(o -> o.state() == OrderState.FILLED).count(),
        (int) ordersIn.stream().filter(o -> o.state() == OrderState.UNKNOWN).count());
  }

  private static int count(List<DecisionRecord> in, Result result) {
    return (int) in.stream().filter(d -> d.result() == result).count();
  }

  @Test
  void counts_nothing_where_nothing_happened() {
    DayStrip strip = archive.strip("nobody", Session.START, Session.slot(288));
    assertThat(strip.cycles()).isZero();
    assertThat(strip.deniedByCode()).isEmpty();
  }

  private DecisionRecord record(
      int slot, String kind, Action action, Result result, String reason, int abstentions) {
    return session.record(Session.slot(slot), kind, action, result, reason, abstentions);
  }

  private DecisionRecord keep(DecisionRecord record, int slot) {
    journal.append(session.decide(record).append(token, Session.slot(slot)));
    return record;
  }
}
