package ffe.cli;

import ffe.optimization.Variant;
import ffe.research.OptimizationReport;
import ffe.research.OutOfSample;
import ffe.statistics.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A search for people: what it came to first, then what was chosen where. */
final class OptimizationSheet {

  private OptimizationSheet() {}

  static Sheet of(OptimizationReport report) {
    Sheet sheet = new Sheet("figure", "value", "more");
    sheet.row(
        "verdict",
        report.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        report.words());
    sheet.row("variants", report.size().toPlainString(), "in the space");
    sheet.row(
        "trials",
        Integer.toString(report.worth().trials().count()),
        report.tally().scored()
            + " scored, "
            + report.tally().infeasible()
            + " infeasible, "
            + report.tally().failed()
            + " failed on the whole");
    report
        .chosen()
        .ifPresent(
            line ->
                sheet.row(
                    "chosen",
                    values(report.objectives(), line.values()),
                    settings(new Variant(line.numbers(), line.words()))));
    report
        .worth()
        .again()
        .ifPresent(
            again ->
                sheet.row(
                    "run again", told(again.account().total(), true), "digest " + again.digest()));
    sheet.row("skill", told(report.worth().skillAfterAll(), true), "of the best of so many trials");
    sheet.row(
        "overfitting",
        told(report.worth().overfitting().probability(), true),
        "of " + report.worth().overfitting().choices() + " ways to part it in two");
    OutOfSample outside = report.worth().outside();
    sheet.row("tests together", told(outside.total(), true), outside.trades() + " trades");
    sheet.row("Sharpe of the tests", told(outside.sharpe(), false), report.validation());
    for (OptimizationReport.Test test : report.tests()) {
      sheet.row(
          "test from " + test.from(),
          told(test.total(), true),
          test.chosen().map(OptimizationSheet::settings).orElse("nothing could be chosen"));
    }
    if (report.objectives().size() > 1) {
      for (OptimizationReport.Line line : report.front()) {
        sheet.row(
            "front",
            values(report.objectives(), line.values()),
            settings(new Variant(line.numbers(), line.words())));
      }
    }
    return sheet;
  }

  private static String settings(Variant variant) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, BigDecimal> number : variant.numbers().entrySet()) {
      parts.add(number.getKey() + "=" + number.getValue().toPlainString());
    }
    variant.words().forEach((name, word) -> parts.add(name + "=" + word));
    return String.join(", ", parts);
  }

  private static String values(List<String> names, List<Double> values) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(names.get(i) + " " + number(values.get(i), 4));
    }
    return String.join(", ", parts);
  }

  private static String told(Figure figure, boolean isShare) {
    if (figure instanceof Figure.Untold untold) {
      return untold.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    double value = figure.number().orElseThrow();
    return isShare ? number(value * 100, 2) + " %" : number(value, 2);
  }

  private static String number(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
