package ffe.desk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The lane's one thread at a time: beats give way, commands wait a bounded time. */
final class Turn {

  private static final Duration WAIT_MAX = Duration.ofSeconds(10);
  private static final int NUDGES = 40;

  private final ReentrantLock lock = new ReentrantLock(true);

  /** False, at once, when somebody is at work. */
  boolean take() {
    return lock.tryLock();
  }

  /**
   * @param nudge done again and again, to make whoever is at work end
   * @throws ConflictException BUSY if the one at work does not end in time
   */
  void await(Runnable nudge) {
    try {
      for (int i = 0; i < NUDGES; i++) {
        nudge.run();
        if (lock.tryLock(WAIT_MAX.toMillis() / NUDGES, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      throw new ConflictException("BUSY", "the lane is at work; try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConflictException("BUSY", "interrupted while waiting for the lane");
    }
  }

  void leave() {
    lock.unlock();
  }
}
