package ffe.backtest;

/** Recorded answers that cannot be trusted; the message names the file and the line. */
public final class CorruptAnswersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorruptAnswersException(String message) {
    super(message);
  }
}
