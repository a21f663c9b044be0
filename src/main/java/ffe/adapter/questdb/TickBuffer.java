package ffe.adapter.questdb;

import ffe.market.Instrument;
import ffe.market.Tick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Ticks that wait to be written; when it is full the oldest is dropped. Any thread. */
final class TickBuffer {

  private final int most;
  private final Deque<Heard> waiting = new ArrayDeque<>();
  private long dropped;

  /** A tick and where it is from. */
  record Heard(String source, Instrument instrument, Tick tick) {}

  /**
   * @param most that wait at once
   */
  TickBuffer(int most) {
    this.most = most;
  }

  /** Returns at once. */
  synchronized void add(String source, Instrument instrument, Tick tick) {
    waiting.addLast(new Heard(source, instrument, tick));
    keepWithin();
  }

  private void keepWithin() {
    while (waiting.size() > most) {
      waiting.removeFirst();
      dropped++;
    }
  }

  /** The oldest ones; whoever took them gives them back if they were not written. */
  synchronized List<Heard> take(int atMost) {
    List<Heard> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
    while (taken.size() < atMost && !waiting.isEmpty()) {
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  synchronized void giveBack(List<Heard> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      waiting.addFirst(taken.get(i));
    }
    keepWithin();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** How many were dropped since this was asked last. */
  synchronized long takeDropped() {
    long count = dropped;
    dropped = 0;
    return count;
  }
}
