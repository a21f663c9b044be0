package ffe.report;

import ffe.backtest.BacktestReport;
import ffe.backtest.ModelsReport;
import java.util.ArrayList;
import java.util.List;

/** What is told of models that were asked in a run. */
final class ModelSection {

  private ModelSection() {}

  /** What they may have known, to stand beside the verdict; nothing of rules alone. */
  static String doubt(BacktestReport report) {
    return report
        .models()
        .map(m -> "<p class=\"warn\">" + Escaped.of(m.words()) + "</p>")
        .orElse("");
  }

  static List<List<String>> rows(ModelsReport models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "Asked", "Views", "USD", "The future"));
    for (ModelsReport.Voter voter : models.voters()) {
      rows.add(
          List.of(
              voter.words(),
              Integer.toString(voter.asked()),
              Integer.toString(voter.views()),
              voter.usd().toPlainString(),
              voter.knowledge().words()));
    }
    return rows;
  }
}
