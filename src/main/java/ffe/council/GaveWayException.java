package ffe.council;

/** Models were not waited for, since a person's command was; the cycle decides nothing. */
public final class GaveWayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public GaveWayException(String message) {
    super(message);
  }
}
