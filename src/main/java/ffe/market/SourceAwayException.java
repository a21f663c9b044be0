package ffe.market;

/** A market source does not tell what it was asked, now; the message is for people. */
public final class SourceAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceAwayException(String message) {
    super(message);
  }

  public SourceAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
