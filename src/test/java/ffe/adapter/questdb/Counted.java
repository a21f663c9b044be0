package ffe.adapter.questdb;

import java.util.EnumMap;
import java.util.Map;

/** Counts as metrics do. */
final class Counted implements QuestDbSink.Tally {

  private final Map<Table, Long> taken = new EnumMap<>(Table.class);
  private final Map<Table, Long> dropped = new EnumMap<>(Table.class);

  @Override
  public synchronized void taken(Table table, long rows) {
    taken.merge(table, rows, Long::sum);
  }

  @Override
  public synchronized void dropped(Table table, long rows) {
    dropped.merge(table, rows, Long::sum);
  }

  synchronized long taken(Table table) {
    return taken.getOrDefault(table, 0L);
  }

  synchronized long dropped(Table table) {
    return dropped.getOrDefault(table, 0L);
  }
}
