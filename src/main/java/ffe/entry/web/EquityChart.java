package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import ffe.portfolio.EquityPoint;
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

  void describe(String text) {
    getElement().setAttribute("aria-label", text);
  }
}
