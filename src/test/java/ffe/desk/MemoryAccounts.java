package ffe.desk;

import ffe.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Accounts in memory. */
public final class MemoryAccounts implements AccountBook {

  private final List<Entry> entries = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  void fail(RuntimeException e) {
    failure = Optional.of(e);
  }

  void recover() {
    failure = Optional.empty();
  }

  private void answer() {
    failure.ifPresent(
        e -> {
          throw e;
        });
  }

  @Override
  public List<Entry> entries() {
    answer();
    return List.copyOf(entries);
  }

  @Override
  public boolean open(AccountPlan plan) {
    answer();
    if (entries.stream().anyMatch(e -> e.plan().name().equals(plan.name()))) {
      return false;
    }
    return entries.add(new Entry(plan, HandFeed.START, Optional.empty()));
  }

  @Override
  public boolean add(String account, Instrument instrument) {
    return change(account, plan -> !plan.trades(instrument), plan -> plan.with(instrument));
  }

  @Override
  public boolean remove(String account, Instrument instrument) {
    return change(account, plan -> plan.trades(instrument), plan -> plan.without(instrument));
  }

  private boolean change(
      String account, Predicate<AccountPlan> may, UnaryOperator<AccountPlan> change) {
    answer();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.isOpen() && entry.plan().name().equals(account) && may.test(entry.plan())) {
        entries.set(i, new Entry(change.apply(entry.plan()), entry.openedAt(), Optional.empty()));
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean replace(AccountPlan archived, AccountPlan opened) {
    answer();
    boolean found = entries.removeIf(e -> e.isOpen() && e.plan().name().equals(archived.name()));
    if (found) {
      Instant now = HandFeed.START;
      entries.add(new Entry(archived, now, Optional.of(now)));
      open(opened);
    }
    return found;
  }
}
