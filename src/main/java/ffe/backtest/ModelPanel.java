package ffe.backtest;

import ffe.council.Council;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of a run: the council that trades, asked as recorded.
 *
 * @param knowsUntil by provider, the first instant of which its model surely knows nothing; a
 *     provider without one is not known about
 */
public record ModelPanel(Council council, SortedMap<String, Instant> knowsUntil) {

  public ModelPanel {
    knowsUntil = Collections.unmodifiableSortedMap(new TreeMap<>(knowsUntil));
    if (council.seating().seats().isEmpty()) {
      throw new IllegalArgumentException("a run that asks models asks at least one");
    }
  }
}
