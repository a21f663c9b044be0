package ffe.observation;

/** Somebody tried to observe a fact before it was knowable; the message names the fact. */
public final class LookAheadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LookAheadException(String message) {
    super(message);
  }
}
