package ffe.entry.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs what pages must not do while they hold their session: reading, commanding. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Ticker {

  @Resource ManagedScheduledExecutorService executor;

  /** Once, on another thread, after a delay. */
  void later(Runnable work, Duration delay) {
    Future<?> unused = executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ever growing, for distances only. */
  long nanos() {
    return System.nanoTime();
  }
}
