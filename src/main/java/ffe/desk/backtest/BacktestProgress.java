package ffe.desk.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param told session time it has come to
 * @param share of the recording's time, 0 to 1
 * @param cycles that were done
 * @param secondsLeft an estimate; empty while nothing can be said
 */
public record BacktestProgress(Instant told, double share, int cycles, Optional<Long> secondsLeft)
    implements JobProgress {}
