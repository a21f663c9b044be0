package ffe.desk.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spending in memory, under the same contract as the database's. */
public final class MemorySpending implements Spending {

  public final List<Ended> ended = new ArrayList<>();
  public boolean isAway;
  private final Map<String, Opened> open = new HashMap<>();
  private final Map<LocalDate, BigDecimal> held = new HashMap<>();

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public synchronized boolean reserve(Opened call, BigDecimal limit) {
    if (isAway) {
      throw new IllegalStateException("the database is away");
    }
    BigDecimal after = held(call.at()).add(call.worst());
    if (after.compareTo(limit) > 0) {
      return false;
    }
    held.put(day(call.at()), after);
    open.put(call.id(), call);
    return true;
  }

  @Override
  public synchronized boolean settle(Ended call) {
    Opened opened = open.remove(call.call().id());
    if (opened == null) {
      return false;
    }
    ended.add(call);
    held.merge(day(opened.at()), call.cost().subtract(opened.worst()), BigDecimal::add);
    return true;
  }

  @Override
  public synchronized BigDecimal held(Instant day) {
    return held.getOrDefault(day(day), BigDecimal.ZERO);
  }

  @Override
  public List<Use> uses(Instant day) {
    return List.of();
  }
}
