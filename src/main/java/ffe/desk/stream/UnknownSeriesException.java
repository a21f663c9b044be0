package ffe.desk.stream;

/** Nothing of that source and instrument is stored. */
public final class UnknownSeriesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSeriesException(Followed what) {
    super("nothing is stored of " + what.id());
  }
}
