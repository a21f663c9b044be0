package ffe.adapter.venue.feed;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The door to a venue's REST side, shared by all who ask there: limits are counted by address, so
 * who is told to wait makes all wait, and until then nobody asks. Where a venue says how often it
 * may be asked, questions are held apart, and each waits its turn. Safe for threads.
 */
public final class VenueGate {

  /** Binance bans for three days at most. */
  static final Duration WAIT_MAX = Duration.ofDays(3);

  /** Where a venue does not say how long. */
  static final Duration WAIT_UNTOLD = Duration.ofSeconds(10);

  /** Whoever would have to wait for its turn longer than this is told to come again. */
  static final Duration TURN_MAX = Duration.ofSeconds(4);

  private final String venue;
  private final LongSupplier nanos;
  private final Duration apart;
  private final LongConsumer pause;
  private long nextAt;
  private boolean wasAsked;
  private long shutAt;
  private Duration shutFor = Duration.ZERO;

  /**
   * @param venue its name for people
   * @param nanos nanoseconds that only go on, such as {@link System#nanoTime}
   */
  public VenueGate(String venue, LongSupplier nanos) {
    this(venue, nanos, Duration.ZERO, turn -> {});
  }

  /**
   * @param apart between two questions
   * @param pause waits for so many nanoseconds
   */
  public VenueGate(String venue, LongSupplier nanos, Duration apart, LongConsumer pause) {
    this.venue = venue;
    this.nanos = nanos;
    this.apart = apart;
    this.pause = pause;
  }

  /**
   * Asks, unless the venue is not to be asked yet.
   *
   * @throws VenueException.Throttled with what is left of the wait, or with what the venue says now
   */
  public <T> T ask(Supplier<T> call) {
    checkOpen();
    long turn = turn();
    if (turn > 0) {
      pause.accept(turn);
      checkOpen();
    }
    try {
      return call.get();
    } catch (VenueException.Throttled e) {
      shut(e.after());
      throw e;
    }
  }

  private void checkOpen() {
    Duration left = left();
    if (!left.isZero()) {
      throw new VenueException.Throttled(
          venue + " said to wait: it is asked again in " + (left.toSeconds() + 1) + " s", left);
    }
  }

  /** Takes the next turn; gives the nanoseconds until it comes. */
  private synchronized long turn() {
    if (apart.isZero()) {
      return 0;
    }
    long now = nanos.getAsLong();
    long ahead = wasAsked ? Math.max(0, nextAt - now) : 0;
    if (ahead > TURN_MAX.toNanos()) {
      throw new VenueException.Throttled(
          "too many questions wait for " + venue, Duration.ofNanos(ahead));
    }
    wasAsked = true;
    nextAt = now + ahead + apart.toNanos();
    return ahead;
  }

  private synchronized Duration left() {
    // the clock may begin anywhere, so it says nothing before the first wait and after the last
    if (!shutFor.isZero() && shutFor.toNanos() <= nanos.getAsLong() - shutAt) {
      shutFor = Duration.ZERO;
    }
    return shutFor.isZero() ? Duration.ZERO : shutFor.minusNanos(nanos.getAsLong() - shutAt);
  }

  private synchronized void shut(Duration told) {
    Duration wait = told.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : told;
    if (wait.compareTo(left()) > 0) {
      shutAt = nanos.getAsLong();
      shutFor = wait;
    }
  }
}
