package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.EquityStep;
import java.util.List;

/** Equity beside buy-and-hold. */
@Tag("ffe-equity-chart")
@NpmPackage(value = "lightweight-charts", version = "5.2.1")
@JsModule("./ffe/equity-chart.ts")
final class EquityChart extends Component {

  EquityChart() {
    getElement().setAttribute("role", "img");
  }

  void load(List<EquityPoint> points) {
    JsonArray rows = Json.createArray();
    for (EquityPoint point : points) {
      JsonArray row = Json.createArray();
      row.set(0, (double) point.at().getEpochSecond());
      row.set(1, point.equity().amount().doubleValue());
      row.set(2, point.hold().amount().doubleValue());
      rows.set(rows.length(), row);
    }
    getElement().callJsFunction("load", rows);
  }

  /** With the drawdown, in per cent below zero, in a pane beneath. */
  void loadSteps(List<EquityStep> steps) {
    JsonArray rows = Json.createArray();
    for (EquityStep step : steps) {
      JsonArray row = Json.createArray();
      row.set(0, (double) step.at().getEpochSecond());
      row.set(1, step.equity().amount().doubleValue());
      row.set(2, step.hold().amount().doubleValue());
      row.set(3, -step.drawdown().value().doubleValue());
      rows.set(rows.length(), row);
    }
    getElement().callJsFunction("load", rows);
  }

  void describe(String text) {
    getElement().setAttribute("aria-label", text);
  }
}
