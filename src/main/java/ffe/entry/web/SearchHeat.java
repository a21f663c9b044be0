package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.report.SearchMap;
import ffe.research.OptimizationReport;
import ffe.research.OptimizationReport.Range;
import java.util.List;
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

  private void draw() {
    String x = across.getValue();
    String y = down.getValue();
    SearchMap best = new SearchMap(report, x, y);
    HtmlContainer head = Tags.of("tr", "", heading("col", y + " \\ " + x));
    List<String> columns = best.columns().stream().limit(VALUES_MAX).toList();
    List<String> rows = best.rows().stream().limit(VALUES_MAX).toList();
    columns.forEach(
        a -> {
          HtmlContainer cell = heading("col", a);
          cell.addClassName("num");
          head.add(cell);
        });
    HtmlContainer body = Tags.of("tbody", "");
    for (String b : rows) {
      HtmlContainer row = Tags.of("tr", "", heading("row", b));
      columns.forEach(a -> row.add(cell(best, a, b)));
      body.add(row);
    }
    HtmlContainer scroll =
        Tags.of("div", "scroll", Tags.of("table", "", Tags.of("thead", "", head), body));
    scroll.getElement().setAttribute("tabindex", "0");
    map.removeAll();
    map.add(scroll);
    if (columns.size() < best.columns().size() || rows.size() < best.rows().size()) {
      map.add(
          Tags.text(
              "p",
              "notice",
              Words.of(
                  "search.heat-shown",
                  Format.count(columns.size()),
                  Format.count(best.columns().size()),
                  Format.count(rows.size()),
                  Format.count(best.rows().size()))));
    }
  }

  private static HtmlContainer heading(String scope, String text) {
    HtmlContainer cell = Tags.text("th", "", text);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }

  private static HtmlContainer cell(SearchMap map, String column, String row) {
    Optional<Double> best = map.best(column, row);
    HtmlContainer cell = Tags.text("td", "num", best.map(SearchWords::value).orElse("–"));
    best.ifPresent(value -> cell.getStyle().set("background", map.shade(value)));
    return cell;
  }
}
