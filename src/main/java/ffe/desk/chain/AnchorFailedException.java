package ffe.desk.chain;

/** Anchors could not be read, kept or posted; the message is for people. */
public final class AnchorFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AnchorFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  public AnchorFailedException(String message) {
    super(message);
  }
}
