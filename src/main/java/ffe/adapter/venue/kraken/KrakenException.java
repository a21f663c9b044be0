package ffe.adapter.venue.kraken;

/** Kraken did not give what was asked. */
public abstract sealed class KrakenException extends RuntimeException {

  private KrakenException(String message, Throwable cause) {
    super(message, cause);
  }

  private KrakenException(String message) {
    super(message);
  }

  /** Asking again later may help: no answer, too many requests, a broken answer. */
  public static final class Retryable extends KrakenException {

    public Retryable(String message) {
      super(message);
    }

    public Retryable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Asking again will not help: an unknown pair, a refused request. */
  public static final class Permanent extends KrakenException {

    public Permanent(String message) {
      super(message);
    }

    public Permanent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
