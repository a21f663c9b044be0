package ffe.simulation;

/** A recording that cannot be trusted; the message names the file and, where known, the line. */
public final class CorruptTapeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorruptTapeException(String message) {
    super(message);
  }

  CorruptTapeException(String message, Throwable cause) {
    super(message, cause);
  }
}
