package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which books of a connection were lost, and when they are asked for again: after a second, twice
 * as long after each further loss up to half a minute, and after a second again once a book has
 * held for a minute. Time is counted in heartbeats.
 */
public final class Resync {

  /** A second. */
  static final int WAIT_MIN = 4;

  /** Half a minute. */
  static final int WAIT_MAX = 120;

  /** A minute without a loss is a book that holds. */
  static final int HELD = 240;

  private final SortedMap<Instrument, Turn> turns = new TreeMap<>();

  private static final class Turn {
    private boolean isLost;
    private int wait = WAIT_MIN;
    private int beats;
  }

  /** The book is lost; more than once before it is asked for again counts once. */
  public void lost(Instrument pair) {
    Turn turn = turns.computeIfAbsent(pair, p -> new Turn());
    if (!turn.isLost) {
      turn.isLost = true;
      turn.beats = turn.wait;
      turn.wait = Math.min(WAIT_MAX, 2 * turn.wait);
    }
  }

  public boolean isLost(Instrument pair) {
    Turn turn = turns.get(pair);
    return turn != null && turn.isLost;
  }

  /** A heartbeat: the books that are to be asked for again now; they do not count as lost then. */
  public List<Instrument> due() {
    List<Instrument> due = new ArrayList<>();
    turns.forEach(
        (pair, turn) -> {
          turn.beats--;
          if (turn.isLost && turn.beats <= 0) {
            turn.isLost = false;
            turn.beats = HELD;
            due.add(pair);
          }
        });
    turns.values().removeIf(turn -> !turn.isLost && turn.beats <= 0);
    return due;
  }

  public void forget(Collection<Instrument> pairs) {
    turns.keySet().removeAll(pairs);
  }
}
