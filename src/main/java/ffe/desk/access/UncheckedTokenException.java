package ffe.desk.access;

/** A token could not be checked, so nobody knows whether it is good. */
public final class UncheckedTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UncheckedTokenException(Throwable cause) {
    super("the keys that tokens are checked with cannot be read", cause);
  }
}
