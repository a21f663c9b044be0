package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import ffe.market.Candle;
import ffe.money.Price;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Candles with marks of what was decided, and lines for stop and target. */
@Tag("ffe-candle-chart")
@NpmPackage(value = "lightweight-charts", version = "5.2.1")
@JsModule("./ffe/candle-chart.ts")
final class CandleChart extends Component {

  /** What happened at a candle. Filled marks traded; hollow ones were held or denied. */
  enum Kind {
    BUY,
    SELL,
    DENIED,
    HELD,
    HERE
  }

  /**
   * A mark.
   *
   * @param candle opening of the candle it belongs to
   * @param label a few words, or empty
   * @param id of the decision that a click opens, or empty
   */
  record Mark(Instant candle, Kind kind, String label, String id) {}

  CandleChart() {
    getElement().setAttribute("role", "figure");
  }

  void load(List<Candle> finished, Optional<Candle> unfinished) {
    getElement().callJsFunction("load", rows(finished, unfinished));
  }

  void update(List<Candle> finished, Optional<Candle> unfinished) {
    getElement().callJsFunction("renew", rows(finished, unfinished));
  }

  void mark(List<Mark> marks) {
    getElement().callJsFunction("mark", list(marks));
  }

  static JsonArray list(List<Mark> marks) {
    JsonArray list = Json.createArray();
    for (Mark mark : marks) {
      JsonObject one = Json.createObject();
      one.put("time", (double) mark.candle().getEpochSecond());
      one.put("kind", mark.kind().name().toLowerCase(Locale.ROOT));
      one.put("label", mark.label());
      one.put("id", mark.id());
      list.set(list.length(), one);
    }
    return list;
  }

  void level(Optional<Price> stop, Optional<Price> target) {
    JsonObject lines = Json.createObject();
    stop.ifPresent(price -> lines.put("stop", price.asDouble()));
    lines.put("stopWord", Words.of("chart.stop"));
    target.ifPresent(price -> lines.put("target", price.asDouble()));
    lines.put("targetWord", Words.of("chart.target"));
    getElement().callJsFunction("level", lines);
  }

  /** What is to be seen, for those who cannot. */
  void describe(String text) {
    getElement().setAttribute("aria-label", text);
  }

  void onDecision(Consumer<String> opened) {
    getElement()
        .addEventListener(
            "decision", event -> opened.accept(event.getEventData().getString("event.detail")))
        .addEventData("event.detail");
  }

  private static JsonArray rows(List<Candle> finished, Optional<Candle> unfinished) {
    JsonArray rows = Json.createArray();
    finished.forEach(candle -> rows.set(rows.length(), row(candle, 0)));
    unfinished.ifPresent(candle -> rows.set(rows.length(), row(candle, 1)));
    return rows;
  }

  private static JsonArray row(Candle candle, int isUnfinished) {
    JsonArray row = Json.createArray();
    double[] values = {
      (double) candle.opensAt().getEpochSecond(),
      candle.open(),
      candle.high(),
      candle.low(),
      candle.close(),
      candle.volume(),
      isUnfinished
    };
    for (int i = 0; i < values.length; i++) {
      row.set(i, values[i]);
    }
    return row;
  }
}
