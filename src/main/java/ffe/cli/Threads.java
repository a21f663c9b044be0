package ffe.cli;

import ffe.research.Crew;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A crew of threads, each for one core; they end with the program. */
final class Threads implements Crew {

  /** More hold more runs in memory than they are worth. */
  static final int MAX = 64;

  private static final int USUAL_MAX = 8;

  private final int size;
  private final ExecutorService pool;

  Threads(int size) {
    this.size = size;
    this.pool =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = new Thread(work, "search");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** As many as there are cores, eight at most. */
  static int usual() {
    return Math.min(USUAL_MAX, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public <T> List<T> all(List<Supplier<T>> work) {
    List<CompletableFuture<T>> begun =
        work.stream().map(one -> CompletableFuture.supplyAsync(one, pool)).toList();
    return begun.stream().map(Threads::done).toList();
  }

  private static <T> T done(CompletableFuture<T> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      } else if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
