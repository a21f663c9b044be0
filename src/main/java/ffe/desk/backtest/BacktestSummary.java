package ffe.desk.backtest;

import java.util.Optional;

/**
 * The heart of a result.
 *
 * @param total return of the account, as a fraction; empty where it cannot be told
 * @param held the same of holding
 * @param data digest of what was traded on
 */
public record BacktestSummary(
    String verdict,
    Optional<Double> total,
    Optional<Double> held,
    Optional<Double> sharpe,
    double drawdown,
    int trades,
    String digest,
    String data,
    String codeVersion) {}
