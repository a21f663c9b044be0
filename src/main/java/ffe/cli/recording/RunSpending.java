package ffe.cli.recording;

import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one run spends, in memory. Any thread may call. */
final class RunSpending implements Spending {

  private final SortedMap<String, BigDecimal> open = new TreeMap<>();
  private BigDecimal settled = BigDecimal.ZERO;
  private int calls;

  @Override
  public synchronized boolean reserve(Opened call, BigDecimal limit) {
    if (held(call.at()).add(call.worst()).compareTo(limit) > 0) {
      return false;
    }
    calls++;
    open.put(call.id(), call.worst());
    return true;
  }

  @Override
  public synchronized boolean settle(Ended call) {
    boolean isOpen = open.remove(call.call().id()) != null;
    if (isOpen) {
      settled = settled.add(call.cost());
    }
    return isOpen;
  }

  /** Of the run, whatever the day. */
  @Override
  public synchronized BigDecimal held(Instant day) {
    return open.values().stream().reduce(settled, BigDecimal::add);
  }

  /** Nobody asks a run for it. */
  @Override
  public List<Use> uses(Instant day) {
    return List.of();
  }

  synchronized int calls() {
    return calls;
  }
}
