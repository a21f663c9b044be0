package ffe.report;

import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two things that varied across each other: in each cell the best of the trials that had both
 * values, by the first objective.
 */
public final class SearchMap {

  private final List<String> columns;
  private final List<String> rows;
  private final Map<String, Map<String, Double>> best = new TreeMap<>();
  private final double least;
  private final double most;

  /**
   * Over all trials that were scored.
   *
   * @param across name of what varied from column to column
   * @param down name of what varied from row to row
   */
  public SearchMap(OptimizationReport report, String across, String down) {
    columns = values(report, across);
    rows = values(report, down);
    for (Line line : report.trials()) {
      if (!line.values().isEmpty()) {
        value(line, across).ifPresent(a -> value(line, down).ifPresent(b -> keep(a, b, line)));
      }
    }
    List<Double> all = best.values().stream().flatMap(row -> row.values().stream()).toList();
    least = all.stream().mapToDouble(v -> v).min().orElse(0);
    most = all.stream().mapToDouble(v -> v).max().orElse(0);
  }

  private void keep(String column, String row, Line line) {
    best.computeIfAbsent(row, none -> new TreeMap<>())
        .merge(column, line.values().get(0), Math::max);
  }

  private static Optional<String> value(Line line, String name) {
    return Optional.ofNullable(line.numbers().get(name))
        .map(BigDecimal::toPlainString)
        .or(() -> Optional.ofNullable(line.words().get(name)));
  }

  private static List<String> values(OptimizationReport report, String name) {
    boolean isNumber = report.trials().stream().anyMatch(l -> l.numbers().containsKey(name));
    return report.trials().stream()
        .flatMap(line -> value(line, name).stream())
        .distinct()
        .sorted(
            (a, b) -> isNumber ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b))
        .toList();
  }

  /** Values that were tried, in their order. */
  public List<String> columns() {
    return columns;
  }

  /** Values that were tried, in their order. */
  public List<String> rows() {
    return rows;
  }

  /** The best of both; empty where none was scored. */
  public Optional<Double> best(String column, String row) {
    return Optional.ofNullable(best.get(row)).map(cells -> cells.get(column));
  }

  /** A background for one of them: the better among all, the stronger. */
  public String shade(double value) {
    return Drawings.shade(most > least ? (value - least) / (most - least) : 0);
  }
}
