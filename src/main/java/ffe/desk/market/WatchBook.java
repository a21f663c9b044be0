package ffe.desk.market;

import ffe.market.Instrument;
import java.time.Instant;
import java.util.List;

/** The instruments people watch, shared by the servers. */
public interface WatchBook {

  /** Entries there may be. */
  int ENTRIES_MAX = 50;

  /**
   * @param by who wanted it
   */
  record Entry(String source, Instrument instrument, Instant since, String by) {}

  /** What became of an entry. */
  enum Added {
    ADDED,
    WAS_THERE,
    FULL
  }

  /** Oldest first. */
  List<Entry> entries();

  /** Never more than {@link #ENTRIES_MAX}, whoever adds at the same time. */
  Added add(Entry entry);

  /** False when it was not there. */
  boolean remove(String source, Instrument instrument);
}
