package ffe.desk.backtest;

/** How far a job is. */
public interface JobProgress {

  /** 0 to 1. */
  double share();
}
