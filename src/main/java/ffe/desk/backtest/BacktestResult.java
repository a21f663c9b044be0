package ffe.desk.backtest;

import ffe.backtest.BacktestReport;
import ffe.backtest.BacktestRun;
import ffe.backtest.RunChart;
import ffe.statistics.Figure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a backtest came to.
 *
 * @param data digest of what was traded on, its history included
 */
public record BacktestResult(BacktestReport report, RunChart chart, String data)
    implements JobResult {

  static BacktestResult of(BacktestRun run, int trials, String data) {
    return new BacktestResult(BacktestReport.of(run, trials), RunChart.of(run), data);
  }

  @Override
  public BacktestSummary summary() {
    return new BacktestSummary(
        report.luck().verdict().name(),
        told(report.account().total()),
        told(report.hold().total()),
        told(report.account().sharpe()),
        report.account().drawdowns().depth(),
        report.trades().trades(),
        report.digest(),
        data,
        report.codeVersion());
  }

  private static Optional<Double> told(Figure figure) {
    OptionalDouble number = figure.number();
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
