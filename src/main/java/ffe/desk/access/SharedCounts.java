package ffe.desk.access;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Counts that all servers over this database share; empty answers where there are none, and while
 * they cannot be asked. Whoever asks counts for itself as well.
 */
public interface SharedCounts {

  /** This server is alone. */
  SharedCounts NONE =
      new SharedCounts() {
        @Override
        public OptionalLong takes(String name, int perMinute, int burst) {
          return OptionalLong.empty();
        }

        @Override
        public OptionalLong count(String name) {
          return OptionalLong.empty();
        }

        @Override
        public void add(String name, Duration window) {
          // nobody else counts
        }
      };

  /**
   * Takes one token of a bucket that holds {@code burst} and gets {@code perMinute} back.
   *
   * @return milliseconds to wait; 0 when it was taken
   */
  OptionalLong takes(String name, int perMinute, int burst);

  /** How often something was counted since its window began. */
  OptionalLong count(String name);

  /** Counts one; the first begins a window. */
  void add(String name, Duration window);
}
