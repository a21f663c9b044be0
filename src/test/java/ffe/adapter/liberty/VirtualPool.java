package ffe.adapter.liberty;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An executor in virtual time: each task takes as long as it is told, and nobody waits for it. What
 * is late ends when something that was asked later is waited for. One thread.
 */
final class VirtualPool extends AbstractExecutorService {

  private final Deque<Duration> takes = new ArrayDeque<>();
  private final List<Runnable> late = new ArrayList<>();

  /** How long the next tasks take, in their order. */
  VirtualPool taking(Duration... durations) {
    takes.addAll(List.of(durations));
    return this;
  }

  /** What was late ends now. */
  void lateOnesEnd() {
    List.copyOf(late).forEach(Runnable::run);
    late.clear();
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    Duration needed = takes.remove();
    List<Runnable> lateBefore = List.copyOf(late);
    return new Future<T>() {
      @Override
      public T get(long limit, TimeUnit unit) throws ExecutionException, TimeoutException {
        if (needed.toNanos() > unit.toNanos(limit)) {
          late.add(() -> done(task));
          throw new TimeoutException();
        }
        lateBefore.stream().filter(late::remove).forEach(Runnable::run);
        return done(task);
      }

      @Override
      public T get() {
        throw new UnsupportedOperationException("without a limit");
      }

      @Override
      public boolean cancel(boolean interrupt) {
        return false;
      }

      @Override
      public boolean isCancelled() {
        return false;
      }

      @Override
      public boolean isDone() {
        return false;
      }
    };
  }

  private static <T> T done(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void execute(Runnable task) {
    throw new UnsupportedOperationException("tasks have answers");
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
