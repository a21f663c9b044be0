package ffe.trading;

/** The journal could not be written or read; load the lane again before going on. */
public final class JournalDownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalDownException(String message, Throwable cause) {
    super(message, cause);
  }
}
