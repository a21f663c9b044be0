package ffe.desk.backtest;

/** What a job came to, told whole. */
public interface JobResult {

  /** Its heart, for lists: of the kind's summary. */
  Object summary();
}
