package ffe.desk.search;

import ffe.canon.Canon;
import ffe.desk.backtest.JobResult;
import ffe.research.OptimizationReport;
import ffe.research.Worth;
import ffe.statistics.Figure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search came to, every trial included.
 *
 * @param data digest of what was traded on, its history included
 * @param digest of the report, but what was tried before
 */
public record SearchResult(OptimizationReport report, String data, String digest)
    implements JobResult {

  static SearchResult of(OptimizationReport report, String data) {
    return new SearchResult(report, data, Canon.digest(report.alone()).hex());
  }

  @Override
  public SearchSummary summary() {
    Worth worth = report.worth();
    return new SearchSummary(
        report.verdict().name(),
        report.words(),
        worth.trials().count(),
        report.chosen(),
        worth.again().flatMap(again -> told(again.account().total())),
        told(worth.outside().total()),
        told(worth.skillAfterAll()),
        told(worth.overfitting().probability()),
        digest,
        data,
        report.codeVersion());
  }

  private static Optional<Double> told(Figure figure) {
    OptionalDouble number = figure.number();
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
