package ffe.report;

import ffe.backtest.BacktestReport;
import ffe.optimization.Variant;
import ffe.report.HtmlReport.Subject;
import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Line;
import ffe.research.OptimizationReport.Range;
import ffe.research.OptimizationReport.Test;
import ffe.research.Worth;
import ffe.statistics.RunStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a search came to as one document, like {@link HtmlReport} of a run. */
public final class HtmlSearchReport {

  private static final int TRIALS_MAX = 500;
  private static final int MAPS_MAX = 6;
  private static final int CELLS_MAX = 40;
  private static final int DIGITS = 3;

  private final Subject subject;
  private final OptimizationReport report;
  private final Document out;

  private HtmlSearchReport(Subject subject, OptimizationReport report) {
    this.subject = subject;
    this.report = report;
    this.out = new Document(subject.title(), "Search over " + subject.of());
  }

  public static String of(Subject subject, OptimizationReport report) {
    return new HtmlSearchReport(subject, report).text();
  }

  private String text() {
    out.section(
        "What it came to",
        Document.verdict(report.words()) + Document.table(heart(report.worth())));
    report
        .worth()
        .again()
        .ifPresent(
            again ->
                out.section(
                    "The chosen one, run whole again, beside holding",
                    Document.table(chosen(again))));
    maps();
    for (int i = 1; i < report.objectives().size(); i++) {
      front(i);
    }
    out.section(
        "Chosen in training, judged in what followed or was left out", Document.table(tests()));
    out.section("Trials", trials());
    out.section("What varied", Document.table(space()));
    out.section("What it was made of", Document.table(origin()));
    return out.end();
  }

  private List<List<String>> heart(Worth worth) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("Variants tried", worth.trials().count() + " of " + report.size().toPlainString()));
    worth
        .before()
        .ifPresent(
            before ->
                rows.add(
                    List.of(
                        "Others tried on this market before", Integer.toString(before.trials()))));
    rows.add(
        List.of(
            "Scored, infeasible, failed",
            report.tally().scored()
                + ", "
                + report.tally().infeasible()
                + ", "
                + report.tally().failed()));
    report.chosen().ifPresent(line -> rows.add(List.of("Chosen", settings(line))));
    rows.add(List.of("Probability of skill, after so many", Told.of(worth.skillAfterAll(), true)));
    rows.add(
        List.of("Probability of overfitting", Told.of(worth.overfitting().probability(), true)));
    rows.add(
        List.of(
            "All tests together",
            Told.of(worth.outside().total(), true)
                + " in "
                + worth.outside().trades()
                + " trades, Sharpe "
                + Told.of(worth.outside().sharpe(), false)));
    return rows;
  }

  private static List<List<String>> chosen(BacktestReport again) {
    RunStatistics account = again.account();
    RunStatistics hold = again.hold();
    return List.of(
        List.of("", "Account", "Holding"),
        List.of("Total return", Told.of(account.total(), true), Told.of(hold.total(), true)),
        List.of("Return a year", Told.of(account.annual(), true), Told.of(hold.annual(), true)),
        List.of("Sharpe", Told.of(account.sharpe(), false), Told.of(hold.sharpe(), false)),
        List.of("Calmar", Told.of(account.calmar(), false), Told.of(hold.calmar(), false)),
        List.of(
            "Deepest drawdown",
            Told.percent(account.drawdowns().depth()),
            Told.percent(hold.drawdowns().depth())),
        List.of("Trades", Integer.toString(again.trades().trades()), ""),
        List.of("Digest of the run", again.digest(), ""));
  }

  /** Each two of what varied across each other, as many as a reader looks at. */
  private void maps() {
    List<String> names = report.space().stream().map(Range::name).toList();
    int drawn = 0;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size() && drawn < MAPS_MAX; j++) {
        out.section(
            "Best "
                + report.objectives().get(0)
                + ": "
                + names.get(j)
                + " down, "
                + names.get(i)
                + " across",
            map(new SearchMap(report, names.get(i), names.get(j))));
        drawn++;
      }
    }
  }

  private static String map(SearchMap map) {
    List<String> columns = map.columns().stream().limit(CELLS_MAX).toList();
    List<String> rows = map.rows().stream().limit(CELLS_MAX).toList();
    StringBuilder table = new StringBuilder("<table><tr><th></th>");
    columns.forEach(
        column -> table.append("<th scope=\"col\">").append(Escaped.of(column)).append("</th>"));
    for (String row : rows) {
      table.append("</tr><tr><th scope=\"row\">").append(Escaped.of(row)).append("</th>");
      columns.forEach(column -> table.append(cell(map, column, row)));
    }
    table.append("</tr></table>");
    if (columns.size() < map.columns().size() || rows.size() < map.rows().size()) {
      table.append(
          Document.note(
              "The first "
                  + columns.size()
                  + " of "
                  + map.columns().size()
                  + " across and "
                  + rows.size()
                  + " of "
                  + map.rows().size()
                  + " down."));
    }
    return table.toString();
  }

  private static String cell(SearchMap map, String column, String row) {
    return map.best(column, row)
        .map(
            best ->
                "<td style=\"background:"
                    + map.shade(best)
                    + "\">"
                    + Told.number(best, DIGITS)
                    + "</td>")
        .orElse("<td class=\"muted\">–</td>");
  }

  /** What was tried by its first and another objective, those of the front stressed. */
  private void front(int other) {
    List<Scatter.Dot> dots =
        report.trials().stream()
            .filter(line -> !line.values().isEmpty())
            .map(line -> dot(line, other))
            .toList();
    if (!dots.isEmpty()) {
      String across = report.objectives().get(0);
      String up = report.objectives().get(other);
      out.section(
          "Trials by " + across + " and " + up + ", those that none is better than stressed",
          Scatter.of(
              dots, across, up, dots.size() + " trials, " + report.front().size() + " in front"));
    }
  }

  private Scatter.Dot dot(Line line, int other) {
    double across = line.values().get(0);
    double up = line.values().get(other);
    return new Scatter.Dot(
        across,
        up,
        report.front().contains(line),
        settings(line) + ": " + Told.number(across, DIGITS) + ", " + Told.number(up, DIGITS));
  }

  private List<List<String>> tests() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("From", "To", "Chosen before", "In training", "Trades", "Came to"));
    for (Test test : report.tests()) {
      rows.add(
          List.of(
              test.from().toString(),
              test.to().toString(),
              test.chosen().map(HtmlSearchReport::settings).orElse("nothing to choose"),
              test.inTraining().map(value -> Told.number(value, DIGITS)).orElse(""),
              Integer.toString(test.trades()),
              Told.of(test.total(), true)));
    }
    return rows;
  }

  /** The best first, what could not be chosen last. */
  private String trials() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Trial", "Variant", String.join(", ", report.objectives())));
    report.trials().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Line line) ->
                        line.values().isEmpty() ? Double.NEGATIVE_INFINITY : line.values().get(0))
                .reversed()
                .thenComparing(Line::number))
        .limit(TRIALS_MAX)
        .forEach(line -> rows.add(trial(line)));
    int shown = rows.size() - 1;
    return Document.table(rows)
        + (shown < report.trials().size()
            ? Document.note("The best " + shown + " of " + report.trials().size() + ".")
            : "");
  }

  private List<String> trial(Line line) {
    String star = report.objectives().size() > 1 && report.front().contains(line) ? " ★" : "";
    return List.of(
        line.number() + 1 + star,
        settings(line),
        line.values().isEmpty()
            ? line.outcome() + ": " + line.why()
            : line.values().stream()
                .map(value -> Told.number(value, DIGITS))
                .collect(Collectors.joining(", ")));
  }

  private List<List<String>> space() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "From", "To", "Values"));
    report
        .space()
        .forEach(
            range ->
                rows.add(
                    List.of(
                        range.name(), range.from(), range.to(), Integer.toString(range.values()))));
    return rows;
  }

  private List<List<String>> origin() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Search",
            report.search() + ", at most " + report.budget() + " trials, seed " + report.seed()));
    rows.add(List.of("Validation", report.validation()));
    subject.made().forEach(row -> rows.add(List.of(row.getKey(), row.getValue())));
    rows.add(List.of("Code", report.codeVersion()));
    return rows;
  }

  private static String settings(Line line) {
    return settings(new Variant(line.numbers(), line.words()));
  }

  private static String settings(Variant variant) {
    return Stream.concat(
            variant.numbers().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().toPlainString()),
            variant.words().entrySet().stream().map(HtmlSearchReport::setting))
        .collect(Collectors.joining(", "));
  }

  private static String setting(Map.Entry<String, String> word) {
    return word.getKey() + " " + word.getValue();
  }
}
