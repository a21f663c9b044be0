package ffe.adapter.ticks;

import ffe.desk.ticks.TradeTick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Ticks that wait in memory; when it is full what comes is refused. Any thread. */
final class TickBuffer {

  private final int most;
  private final Deque<TradeTick> waiting = new ArrayDeque<>();
  private long refused;

  /**
   * @param most that wait at once
   */
  TickBuffer(int most) {
    this.most = most;
  }

  /** Returns at once. */
  synchronized void add(TradeTick tick) {
    if (waiting.size() < most) {
      waiting.addLast(tick);
    } else {
      refused++;
    }
  }

  /** The oldest ones; whoever took them gives them back if they were not written. */
  synchronized List<TradeTick> take(int atMost) {
    List<TradeTick> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
    while (taken.size() < atMost && !waiting.isEmpty()) {
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  /** They had room before: more may wait than usual until they are taken again. */
  synchronized void giveBack(List<TradeTick> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      waiting.addFirst(taken.get(i));
    }
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** How many were refused since this was asked last. */
  synchronized long takeRefused() {
    long count = refused;
    refused = 0;
    return count;
  }
}
