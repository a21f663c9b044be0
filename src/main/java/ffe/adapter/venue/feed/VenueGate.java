package ffe.adapter.venue.feed;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The door to a venue's REST side, shared by all who ask there: limits are counted by address, so
 * who is told to wait makes all wait, and until then nobody asks. Safe for threads.
 */
public final class VenueGate {

  /** Binance bans for three days at most. */
  static final Duration WAIT_MAX = Duration.ofDays(3);

  /** Where a venue does not say how long. */
  static final Duration WAIT_UNTOLD = Duration.ofSeconds(10);

  private final String venue;
  private final LongSupplier nanos;
  private long shutAt;
  private Duration shutFor = Duration.ZERO;

  /**
   * @param venue its name for people
   * @param nanos nanoseconds that only go on, such as {@link System#nanoTime}
   */
  public VenueGate(String venue, LongSupplier nanos) {
    this.venue = venue;
    this.nanos = nanos;
  }

  /**
   * Asks, unless the venue is not to be asked yet.
   *
   * @throws VenueException.Throttled with what is left of the wait, or with what the venue says now
   */
  public <T> T ask(Supplier<T> call) {
    Duration left = left();
    if (!left.isZero()) {
      throw new VenueException.Throttled(
          venue + " said to wait: it is asked again in " + (left.toSeconds() + 1) + " s", left);
    }
    try {
      return call.get();
    } catch (VenueException.Throttled e) {
      shut(e.after());
      throw e;
    }
  }

  private synchronized Duration left() {
    Duration left = shutFor.minusNanos(nanos.getAsLong() - shutAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private synchronized void shut(Duration told) {
    Duration wait = told.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : told;
    if (wait.compareTo(left()) > 0) {
      shutAt = nanos.getAsLong();
      shutFor = wait;
    }
  }
}
