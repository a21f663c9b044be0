package ffe.desk.keeping;

import java.time.Duration;

/** Ticks that have grown old, whatever their series; age counts from now. */
public interface OldTicks {

  /** How long they are kept; at least a day. */
  record Age(Duration of) {}

  /**
   * How long ticks are kept, told to a database that drops whole days by a job of its own.
   *
   * @param age at least a day
   * @return whether it does; else {@link #remove} does
   */
  boolean keepFor(Duration age);

  /**
   * Removes ticks that are older in one transaction.
   *
   * @param most rows
   * @return how many went; fewer than {@code most} when no older ones are left
   */
  int remove(Duration age, int most);
}
