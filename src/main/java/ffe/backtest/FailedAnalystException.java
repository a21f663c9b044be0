package ffe.backtest;

import java.time.Instant;

/**
 * An analyst failed in a run. Nothing comes of such a run: its decisions are not those it names.
 */
public final class FailedAnalystException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedAnalystException(String analyst, Instant at, RuntimeException cause) {
    super(analyst + " failed at " + at + " of the recording: " + words(cause), cause);
  }

  private static String words(RuntimeException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
