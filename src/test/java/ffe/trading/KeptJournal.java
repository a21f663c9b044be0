package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.simulation.MemoryJournal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A journal in memory that checks the lease, keeps every append and refuses impossible orders. */
final class KeptJournal extends JournalDecorator {

  final MemoryJournal memory;
  private final Steps steps;
  private final List<LaneAppend> appends = new ArrayList<>();
  private final SortedMap<ClientOrderId, Order> orders = new TreeMap<>();
  private long token = 1;

  KeptJournal(Steps steps) {
    this(steps, new MemoryJournal());
  }

  private KeptJournal(Steps steps, MemoryJournal memory) {
    super(memory);
    this.steps = steps;
    this.memory = memory;
  }

  /** Another server takes the lease. */
  void leaseMovesOn() {
    token++;
  }

  long token() {
    return token;
  }

  @Override
  public void append(LaneAppend append) {
    String intents =
        String.join(
            ",", append.intents().stream().map(i -> i.proposal().purpose().name()).toList());
    String states =
        String.join(
            ",",
            append.orders().stream().map(o -> o.proposal().purpose() + "=" + o.state()).toList());
    steps.step("append intents[" + intents + "] orders[" + states + "]");
    if (append.leaseToken() != token) {
      throw new LeaseLostException("token " + append.leaseToken() + " is not " + token);
    }
    check(append);
    appends.add(append);
    memory.append(append);
    steps.step("appended");
  }

  /** What a database with keys and a transition table would refuse. */
  private void check(LaneAppend append) {
    for (OrderIntent intent : append.intents()) {
      if (orders.containsKey(intent.id())) {
        throw new AssertionError("intended twice: " + orders.get(intent.id()));
      }
    }
    for (Order order : append.orders()) {
      Order before = orders.put(order.id(), order);
      boolean isNew = before == null && order.state() == OrderState.INTENDED;
      if (!isNew && (before == null || before.state().isFinal())) {
        throw new AssertionError(before + " became " + order);
      }
    }
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    steps.step("claim " + order.proposal().purpose());
    boolean claimed = leaseToken == token && memory.claim(lane, order, leaseToken);
    if (claimed) {
      orders.computeIfPresent(
          order.id(), (id, o) -> o.become(OrderState.SENDING, o.changedAt(), ""));
    }
    steps.step("claimed");
    return claimed;
  }

  List<LaneAppend> appends() {
    return Collections.unmodifiableList(appends);
  }

  /** Orders as committed, by intended time. */
  List<Order> orders() {
    return orders.values().stream()
        .sorted(java.util.Comparator.comparing(Order::intendedAt).thenComparing(Order::id))
        .toList();
  }
}
