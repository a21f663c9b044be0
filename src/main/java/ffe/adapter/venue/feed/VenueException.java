package ffe.adapter.venue.feed;

import java.time.Duration;

/** A venue did not give what was asked. */
public abstract sealed class VenueException extends RuntimeException {

  private VenueException(String message, Throwable cause) {
    super(message, cause);
  }

  private VenueException(String message) {
    super(message);
  }

  /** Asking again later may help: no answer, a broken answer. */
  public static final class Retryable extends VenueException {

    public Retryable(String message) {
      super(message);
    }

    public Retryable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Asked too often: nothing is to be asked before a while. */
  public static final class Throttled extends VenueException {

    private final Duration after;

    public Throttled(String message, Duration after) {
      super(message);
      this.after = after;
    }

    public Duration after() {
      return after;
    }
  }

  /** Asking again will not help: an unknown pair, a refused request. */
  public static final class Permanent extends VenueException {

    public Permanent(String message) {
      super(message);
    }

    public Permanent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
