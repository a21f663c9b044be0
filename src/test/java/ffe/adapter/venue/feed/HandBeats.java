package ffe.adapter.venue.feed;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the heartbeat for the test to give; all else runs at once on its threads. */
final class HandBeats extends ScheduledThreadPoolExecutor {

  private final AtomicReference<String> refused = new AtomicReference<>("");
  private volatile Runnable beat = () -> {};

  HandBeats() {
    super(3);
  }

  void beat() {
    beat.run();
  }

  /** The next work of a class is refused, as by a pool that is full. */
  void refuseNext(String whose) {
    refused.set(whose);
  }

  @Override
  public void execute(Runnable work) {
    String whose = refused.get();
    if (!whose.isEmpty() && work.getClass().getName().contains(whose)) {
      refused.set("");
      throw new RejectedExecutionException("no thread is free");
    }
    super.execute(work);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long first, long delay, TimeUnit unit) {
    beat = command;
    return schedule(() -> {}, 0, unit);
  }
}
