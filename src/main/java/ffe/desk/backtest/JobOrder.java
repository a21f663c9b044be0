package ffe.desk.backtest;

/** What can be ordered as a job: all that its result follows from, but code and stored candles. */
public interface JobOrder {

  JobKind<?, ?, ?, ?> kind();

  /** For the list of control actions. */
  String words();
}
