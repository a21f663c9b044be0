package ffe.desk.chance;

import ffe.desk.backtest.JobProgress;
import java.util.Optional;

/**
 * How far it is.
 *
 * @param share of the backtest that is run again, 0 to 1; what is drawn then takes moments
 * @param secondsLeft an estimate; empty while nothing can be said
 */
public record ChanceProgress(double share, Optional<Long> secondsLeft) implements JobProgress {}
