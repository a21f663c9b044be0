package ffe.desk.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One who listens to an account. What was not taken yet waits; who takes too slowly is cut off, and
 * the teller never waits.
 */
public final class LiveListener implements AutoCloseable {

  /** Events that wait for a listener, beyond what it catches up with. */
  public static final int WAITING_MAX = LiveEvents.KEPT_MAX + 256;

  private final String account;
  private final Consumer<LiveListener> leave;
  private final Deque<LiveEvent> waiting = new ArrayDeque<>();
  private Optional<Long> gap = Optional.empty();
  private Optional<String> cut = Optional.empty();

  LiveListener(String account, Consumer<LiveListener> leave) {
    this.account = account;
    this.leave = leave;
  }

  public String account() {
    return account;
  }

  /** The id after which events are missing, once; empty when none are. */
  public synchronized Optional<Long> takeGap() {
    Optional<Long> told = gap;
    gap = Optional.empty();
    return told;
  }

  /** The next event; empty when none came in time or the listener was cut off. */
  public synchronized Optional<LiveEvent> take(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (waiting.isEmpty() && cut.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return cut.isPresent() ? Optional.empty() : Optional.of(waiting.removeFirst());
  }

  /** Why nothing follows: {@code TOO_SLOW} or {@code SERVER_STOPS}. */
  public synchronized Optional<String> cut() {
    return cut;
  }

  synchronized void offer(LiveEvent event) {
    if (waiting.size() >= WAITING_MAX) {
      cut("TOO_SLOW");
    } else if (cut.isEmpty()) {
      waiting.addLast(event);
      notifyAll();
    }
  }

  synchronized void missed(long after) {
    gap = Optional.of(after);
  }

  synchronized void cut(String why) {
    if (cut.isEmpty()) {
      cut = Optional.of(why);
      waiting.clear();
      notifyAll();
    }
  }

  @Override
  public void close() {
    leave.accept(this);
  }
}
