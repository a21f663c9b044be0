package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.report.Drawings;
import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Line;
import ffe.research.OptimizationReport.Range;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two dials across each other: in each cell the best of the trials that had both values. */
final class SearchHeat {

  private static final int VALUES_MAX = 40;

  private final OptimizationReport report;
  private final Div map = new Div();
  private final Pick across;
  private final Pick down;

  SearchHeat(OptimizationReport report) {
    this.report = report;
    List<String> names = report.space().stream().map(Range::name).toList();
    across = pick(names, names.get(0), Words.of("search.across"));
    down = pick(names, names.get(1), Words.of("search.down"));
    draw();
  }

  private Pick pick(List<String> names, String first, String label) {
    Pick pick = new Pick(names);
    pick.setValue(first);
    pick.getElement().setAttribute("aria-label", label);
    pick.addValueChangeListener(event -> draw());
    return pick;
  }

  HtmlContainer panel() {
    HtmlContainer panel = Tags.panel("wide dense", Words.of("search.heat"));
    if (report.space().size() > 2) {
      panel.add(
          Tags.of(
              "div",
              "row form after",
              BacktestOrderForm.labelled(Words.of("search.across"), across),
              BacktestOrderForm.labelled(Words.of("search.down"), down)));
    }
    panel.add(
        map,
        Tags.text("p", "muted after", Words.of("search.heat-help", report.objectives().get(0))));
    return panel;
  }

  private static Optional<String> value(Line line, String name) {
    return Optional.ofNullable(line.numbers().get(name))
        .map(BigDecimal::toPlainString)
        .or(() -> Optional.ofNullable(line.words().get(name)));
  }

  /** Values that were tried, in their order. */
  private List<String> values(String name) {
    boolean isNumber = report.trials().stream().anyMatch(l -> l.numbers().containsKey(name));
    return report.trials().stream()
        .flatMap(line -> value(line, name).stream())
        .distinct()
        .sorted(
            (a, b) -> isNumber ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b))
        .toList();
  }

  private void draw() {
    String x = across.getValue();
    String y = down.getValue();
    Map<String, Double> best = new LinkedHashMap<>();
    for (Line line : report.trials()) {
      if (!line.values().isEmpty()) {
        value(line, x)
            .flatMap(a -> value(line, y).map(b -> a + "/" + b))
            .ifPresent(cell -> best.merge(cell, line.values().get(0), Math::max));
      }
    }
    HtmlContainer head = Tags.of("tr", "", heading("col", y + " \\ " + x));
    List<String> columns = values(x).stream().limit(VALUES_MAX).toList();
    List<String> rows = values(y).stream().limit(VALUES_MAX).toList();
    columns.forEach(
        a -> {
          HtmlContainer cell = heading("col", a);
          cell.addClassName("num");
          head.add(cell);
        });
    HtmlContainer body = Tags.of("tbody", "");
    for (String b : rows) {
      HtmlContainer row = Tags.of("tr", "", heading("row", b));
      columns.forEach(a -> row.add(cell(best, a + "/" + b)));
      body.add(row);
    }
    HtmlContainer scroll =
        Tags.of("div", "scroll", Tags.of("table", "", Tags.of("thead", "", head), body));
    scroll.getElement().setAttribute("tabindex", "0");
    map.removeAll();
    map.add(scroll);
    if (columns.size() < values(x).size() || rows.size() < values(y).size()) {
      map.add(
          Tags.text(
              "p",
              "notice",
              Words.of(
                  "search.heat-shown",
                  Format.count(columns.size()),
                  Format.count(values(x).size()),
                  Format.count(rows.size()),
                  Format.count(values(y).size()))));
    }
  }

  private static HtmlContainer heading(String scope, String text) {
    HtmlContainer cell = Tags.text("th", "", text);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }

  private static HtmlContainer cell(Map<String, Double> best, String key) {
    Double value = best.get(key);
    HtmlContainer cell = Tags.text("td", "num", value == null ? "–" : SearchWords.value(value));
    if (value != null) {
      cell.getStyle().set("background", heat(best, value));
    }
    return cell;
  }

  /** The better among all, the stronger. */
  private static String heat(Map<String, Double> best, double value) {
    double least = best.values().stream().mapToDouble(v -> v).min().orElse(value);
    double most = best.values().stream().mapToDouble(v -> v).max().orElse(value);
    double share = most > least ? (value - least) / (most - least) : 0;
    return Drawings.shade(share);
  }
}
