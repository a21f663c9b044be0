package ffe.desk.market;

import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** A watchlist in memory. */
public final class MemoryWatches implements WatchBook {

  private final List<Entry> entries = new ArrayList<>();
  public int reads;

  @Override
  public List<Entry> entries() {
    reads++;
    return List.copyOf(entries);
  }

  @Override
  public Added add(Entry entry) {
    if (entries.stream().anyMatch(e -> isOf(e, entry.source(), entry.instrument()))) {
      return Added.WAS_THERE;
    } else if (entries.size() >= ENTRIES_MAX) {
      return Added.FULL;
    }
    entries.add(entry);
    return Added.ADDED;
  }

  @Override
  public boolean remove(String source, Instrument instrument) {
    return entries.removeIf(e -> isOf(e, source, instrument));
  }

  private static boolean isOf(Entry entry, String source, Instrument instrument) {
    return entry.source().equals(source) && entry.instrument().equals(instrument);
  }
}
