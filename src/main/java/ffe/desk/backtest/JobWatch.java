package ffe.desk.backtest;

import java.util.Optional;

/** Told how far a run is. */
public interface JobWatch {

  /** The job's id. */
  String job();

  /** False to end it there. */
  boolean goesOn(JobProgress now);

  /** An estimate; empty while nothing can be said. */
  Optional<Long> secondsLeft(double share);
}
