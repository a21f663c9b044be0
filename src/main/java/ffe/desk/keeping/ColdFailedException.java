package ffe.desk.keeping;

/** A file of old candles cannot be written or read; the message is one line that says why. */
public final class ColdFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ColdFailedException(String line, Throwable cause) {
    super(line, cause);
  }
}
