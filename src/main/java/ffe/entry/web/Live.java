package ffe.entry.web;

import java.time.Duration;

/**
 * Repeats a page's refresh when something changed: at once when asked, else at most once in {@link
 * #GAP}, and at least once in {@link #IDLE}. One refresh runs at a time; what changes meanwhile is
 * in the next one.
 */
final class Live implements AutoCloseable {

  static final Duration GAP = Duration.ofSeconds(1);
  static final Duration IDLE = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final Runnable refresh;
  private boolean isDue;
  private boolean isRunning;
  private boolean isAsked;
  private boolean isClosed;
  private long startedNanos;

  Live(Ticker ticker, Runnable refresh) {
    this.ticker = ticker;
    this.refresh = refresh;
    ticker.later(this::idle, IDLE);
  }

  /** Something changed; called from any thread, returns at once. */
  void changed() {
    ask(false);
  }

  /** Somebody waits for it. */
  void now() {
    ask(true);
  }

  @Override
  public synchronized void close() {
    isClosed = true;
  }

  private synchronized void ask(boolean atOnce) {
    if (isClosed) {
      return;
    }
    if (isRunning) {
      isAsked = true;
    } else if (atOnce || !isDue) {
      isDue = true;
      long passed = startedNanos == 0 ? Long.MAX_VALUE : ticker.nanos() - startedNanos;
      long wait = Math.max(0, GAP.toNanos() - passed);
      ticker.later(this::run, atOnce ? Duration.ZERO : Duration.ofNanos(wait));
    }
  }

  private void run() {
    synchronized (this) {
      if (isClosed || isRunning || !isDue) {
        return;
      }
      isDue = false;
      isRunning = true;
      isAsked = false;
      startedNanos = ticker.nanos();
    }
    try {
      refresh.run();
    } finally {
      boolean again;
      synchronized (this) {
        isRunning = false;
        again = isAsked;
      }
      if (again) {
        changed();
      }
    }
  }

  private void idle() {
    synchronized (this) {
      if (isClosed) {
        return;
      }
    }
    changed();
    ticker.later(this::idle, IDLE);
  }
}
