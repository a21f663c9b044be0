package ffe.desk.backtest;

import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A book of trials without a database. */
public final class MemoryTrials implements TrialBook {

  private record Entry(Ground ground, String variant) {}

  private final List<Entry> all = new ArrayList<>();

  @Override
  public void keep(Ground ground, Collection<String> variants) {
    variants.forEach(variant -> all.add(new Entry(ground, variant)));
  }

  @Override
  public int tried(Ground ground, Collection<String> but) {
    return (int)
        all.stream()
            .filter(entry -> meets(entry.ground(), ground) && !but.contains(entry.variant()))
            .map(Entry::variant)
            .distinct()
            .count();
  }

  private static boolean meets(Ground a, Ground b) {
    List<Instrument> one = a.instruments();
    return !Collections.disjoint(one, b.instruments())
        && a.from().isBefore(b.to())
        && b.from().isBefore(a.to());
  }
}
