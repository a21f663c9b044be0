package ffe.portfolio;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ids of recent events, so that none is booked twice. Immutable.
 *
 * <p>At most {@link #IDS_MAX} ids are kept (more only while most of them share the newest instant);
 * then the older half is forgotten. An event that is not newer than everything forgotten can no
 * longer be told from a repeated one and is refused, so a duplicate with its original time is never
 * booked.
 *
 * @param settled time of each remembered event by its id, but for the latest
 * @param latest the few booked last, kept apart because every booking copies them
 * @param forgottenUntil the newest time among forgotten events
 */
record EventMemory(
    SortedMap<String, Instant> settled, SortedMap<String, Instant> latest, Instant forgottenUntil) {

  static final int IDS_MAX = 1024;

  private static final int LATEST_MAX = 32;

  static final EventMemory EMPTY = new EventMemory(new TreeMap<>(), new TreeMap<>(), Instant.MIN);

  EventMemory {
    settled = Collections.unmodifiableSortedMap(settled);
    latest = Collections.unmodifiableSortedMap(latest);
  }

  int size() {
    return settled.size() + latest.size();
  }

  /**
   * @throws IllegalStateException if the event was booked before, or may have been
   */
  EventMemory with(LedgerEvent event) {
    if (latest.containsKey(event.id()) || settled.containsKey(event.id())) {
      throw new IllegalStateException("an event is booked once: " + event.id());
    }
    if (!event.at().isAfter(forgottenUntil)) {
      throw new IllegalStateException(
          "an event of "
              + (event.at() + " is too old to tell whether it was booked: " + event.id())
              + (", remembered are those after " + forgottenUntil));
    }
    SortedMap<String, Instant> more = new TreeMap<>(latest);
    more.put(event.id(), event.at());
    if (more.size() < LATEST_MAX) {
      return new EventMemory(settled, more, forgottenUntil);
    }
    more.putAll(settled);
    return more.size() < IDS_MAX
        ? new EventMemory(more, new TreeMap<>(), forgottenUntil)
        : halved(more);
  }

  private EventMemory halved(SortedMap<String, Instant> all) {
    List<Instant> times = all.values().stream().sorted().toList();
    Instant middle = times.get(times.size() / 2 - 1);
    if (!middle.isBefore(times.get(times.size() - 1))) {
      return new EventMemory(all, new TreeMap<>(), forgottenUntil);
    }
    all.values().removeIf(time -> !time.isAfter(middle));
    return new EventMemory(all, new TreeMap<>(), middle);
  }
}
