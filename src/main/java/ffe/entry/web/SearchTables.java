package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.research.OptimizationReport.Line;
import ffe.research.OptimizationReport.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Trials and tests as tables. */
final class SearchTables {

  private static final int TRIALS_SHOWN = 200;

  private SearchTables() {}

  /** What was chosen in each training, and what it came to in its test. */
  static HtmlContainer tests(List<Test> tests, String how) {
    List<List<Component>> rows =
        tests.stream()
            .map(
                t ->
                    List.<Component>of(
                        Tags.span("", Format.toMinuteInColumn(t.from())),
                        Tags.span("", Format.toMinuteInColumn(t.to())),
                        Tags.span(
                            "",
                            t.chosen()
                                .map(v -> new Line(0, v.numbers(), v.words(), "", List.of(), ""))
                                .map(SearchWords::dials)
                                .orElseGet(() -> Words.of("search.verdict-nothing"))),
                        Tags.span("", t.inTraining().map(SearchWords::value).orElse("")),
                        Tags.span("", Format.count(t.trades())),
                        Tags.span("", BacktestWords.told(t.total(), true))))
            .toList();
    return Tags.panel(
        "wide dense",
        Words.of("search.tests"),
        rows.isEmpty()
            ? Tags.empty(Words.of("search.verdict-nothing"))
            : Tags.table(
                List.of(
                    new Tags.Column("search.tested-from", "fixed"),
                    new Tags.Column("search.tested-to", "fixed"),
                    new Tags.Column("search.chosen-before", ""),
                    Tags.Column.extra("search.in-training"),
                    Tags.Column.number("word.trades"),
                    Tags.Column.number("backtests.total")),
                rows),
        Tags.text("p", "muted after", how));
  }

  /**
   * The best first, what could not be chosen last.
   *
   * @param front those to be marked
   */
  static HtmlContainer trials(
      String title, List<Line> trials, List<Line> front, List<String> objectives) {
    List<Line> sorted = new ArrayList<>(trials);
    sorted.sort(
        Comparator.comparingDouble(
                (Line l) -> l.values().isEmpty() ? Double.NEGATIVE_INFINITY : l.values().get(0))
            .reversed()
            .thenComparing(Line::number));
    List<List<Component>> rows =
        sorted.stream().limit(TRIALS_SHOWN).map(line -> row(line, front.contains(line))).toList();
    return Tags.panel(
        "wide dense",
        title,
        Tags.table(
            List.of(
                new Tags.Column("search.trial", "fixed"),
                new Tags.Column("search.variant", ""),
                new Tags.Column("search.value", "num")),
            rows),
        Tags.text(
            "p",
            "muted after",
            front.isEmpty()
                ? Words.of("search.value-help", String.join(", ", objectives))
                : Words.of("search.front-help", String.join(", ", objectives))),
        Tags.text(
            "p", "muted", Words.of("search.shown", rows.size(), Format.count(trials.size()))));
  }

  private static List<Component> row(Line line, boolean isInFront) {
    String values =
        line.values().isEmpty()
            ? line.why()
            : line.values().stream().map(SearchWords::value).collect(Collectors.joining(" · "));
    return List.of(
        Tags.span("", Format.count(line.number() + 1L) + (isInFront ? " ★" : "")),
        Tags.span("", SearchWords.dials(line)),
        Tags.span(line.values().isEmpty() ? "muted" : "", values));
  }
}
