package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Pairs of a subscription that was refused as a whole, by a venue that does not say which of them
 * it means: they are asked for again one at a time, so that the next refusal is of a known one.
 */
public final class Suspects {

  private final Deque<Instrument> waiting = new ArrayDeque<>();
  private Optional<Instrument> asked = Optional.empty();

  public void add(Collection<Instrument> pairs) {
    pairs.stream().filter(pair -> !waiting.contains(pair)).forEach(waiting::add);
  }

  /** The next to ask for; empty while one is asked for, or none is left. */
  public Optional<Instrument> next() {
    if (asked.isPresent() || waiting.isEmpty()) {
      return Optional.empty();
    }
    asked = Optional.of(waiting.removeFirst());
    return asked;
  }

  /** The one that is asked for now. */
  public Optional<Instrument> asked() {
    return asked;
  }

  /** Whether it is asked for, or will be. */
  public boolean has(Instrument pair) {
    return waiting.contains(pair) || asked.filter(pair::equals).isPresent();
  }

  /** It was answered, one way or the other. */
  public void answered(Instrument pair) {
    asked = asked.filter(a -> !a.equals(pair));
    waiting.remove(pair);
  }

  public void forget(Collection<Instrument> pairs) {
    pairs.forEach(this::answered);
  }
}
