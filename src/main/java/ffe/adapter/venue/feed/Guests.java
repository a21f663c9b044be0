package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who follows which pair over a line, and what the venue was asked for over this connection. */
final class Guests {

  private final SortedMap<Instrument, List<LiveFeed>> feeds = new TreeMap<>();

  /** What was subscribed to, and whether it was answered. */
  private final SortedMap<Instrument, Boolean> asked = new TreeMap<>();

  void add(LiveFeed feed) {
    feeds.computeIfAbsent(feed.instrument(), i -> new ArrayList<>()).add(feed);
  }

  /** Whether it was there. */
  boolean remove(LiveFeed feed) {
    List<LiveFeed> same = feeds.getOrDefault(feed.instrument(), List.of());
    if (!same.contains(feed)) {
      return false;
    }
    same.remove(feed);
    if (same.isEmpty()) {
      feeds.remove(feed.instrument());
    }
    return true;
  }

  boolean isEmpty() {
    return feeds.isEmpty();
  }

  List<LiveFeed> of(Instrument instrument) {
    return List.copyOf(feeds.getOrDefault(instrument, List.of()));
  }

  List<LiveFeed> all() {
    return feeds.values().stream().flatMap(List::stream).toList();
  }

  boolean isAsked(Instrument instrument) {
    return asked.containsKey(instrument);
  }

  boolean isAnswered(Instrument instrument) {
    return asked.getOrDefault(instrument, false);
  }

  void answered(Instrument instrument) {
    asked.replace(instrument, true);
  }

  void refused(Instrument instrument) {
    asked.remove(instrument);
  }

  /** A new connection: nothing is asked for. */
  void begin() {
    asked.clear();
  }

  /** Pairs that somebody follows and that were not asked for; they count as asked for now. */
  List<Instrument> come() {
    SortedSet<Instrument> come = new TreeSet<>(feeds.keySet());
    come.removeAll(asked.keySet());
    come.forEach(instrument -> asked.put(instrument, false));
    return List.copyOf(come);
  }

  /** Pairs that were asked for and that nobody follows; they count as left now. */
  List<Instrument> gone() {
    SortedSet<Instrument> gone = new TreeSet<>(asked.keySet());
    gone.removeAll(feeds.keySet());
    asked.keySet().removeAll(gone);
    return List.copyOf(gone);
  }
}
