package ffe.market;

/** What a source told at its opening is no longer true: close it and open a new one. */
public final class SourceChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SourceChangedException(String message) {
    super(message);
  }
}
