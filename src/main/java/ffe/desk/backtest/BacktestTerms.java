package ffe.desk.backtest;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a server does for backtests.
 *
 * @param parallel runs at once here; 0 leaves them to other servers
 * @param candlesMax of one run
 * @param openMax jobs that wait or run, on all servers
 * @param runMax how long a run may take
 * @param keep how long results are kept
 * @param code names the core that computes
 */
public record BacktestTerms(
    int parallel,
    int candlesMax,
    int openMax,
    Duration runMax,
    Duration keep,
    Supplier<String> code) {}
