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
 * @param ids time of each remembered event by its id
 * @param forgottenUntil the newest time among forgotten events
 */
record EventMemory(SortedMap<String, Instant> ids, Instant forgottenUntil) {

  static final int IDS_MAX = 1024;

  static final EventMemory EMPTY =
      new EventMemory(Collections.unmodifiableSortedMap(new TreeMap<>()), Instant.MIN);

  /**
   * @throws IllegalStateException if the event was booked before, or may have been
   */
  EventMemory with(LedgerEvent event) {
    if (ids.containsKey(event.id())) {
      throw new IllegalStateException("an event is booked once: " + event.id());
    }
    if (!event.at().isAfter(forgottenUntil)) {
      throw new IllegalStateException(
          "an event of "
              + (event.at() + " is too old to tell whether it was booked: " + event.id())
              + (", remembered are those after " + forgottenUntil));
    }
    SortedMap<String, Instant> more = new TreeMap<>(ids);
    more.put(event.id(), event.at());
    return more.size() > IDS_MAX ? halved(more) : with(more, forgottenUntil);
  }

  private EventMemory halved(SortedMap<String, Instant> all) {
    List<Instant> times = all.values().stream().sorted().toList();
    Instant middle = times.get(times.size() / 2);
    if (!middle.isBefore(times.get(times.size() - 1))) {
      return with(all, forgottenUntil);
    }
    all.values().removeIf(time -> !time.isAfter(middle));
    return with(all, middle);
  }

  private static EventMemory with(SortedMap<String, Instant> ids, Instant forgottenUntil) {
    return new EventMemory(Collections.unmodifiableSortedMap(ids), forgottenUntil);
  }
}
