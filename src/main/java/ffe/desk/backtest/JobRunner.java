package ffe.desk.backtest;

import java.util.Optional;

/** Knows how to run some orders. */
public interface JobRunner {

  /** A run that has not begun. */
  interface Run {

    /**
     * Runs to the end.
     *
     * @return empty if it was stopped
     * @throws RefusedOrderException if it cannot be run as it is ordered
     * @throws IllegalArgumentException if what it reads does not fit
     */
    Optional<JobResult> to(JobWatch watch);
  }

  /** Empty where the order is another's to run. */
  Optional<Run> of(JobOrder order);
}
