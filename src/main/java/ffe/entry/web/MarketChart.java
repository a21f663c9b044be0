package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import ffe.desk.files.SeriesView;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A long series of candles; the browser asks REST for the part that is in sight. */
@Tag("ffe-market-chart")
@NpmPackage(value = "lightweight-charts", version = "5.2.1")
@JsModule("./ffe/market-chart.ts")
final class MarketChart extends Component {

  /** What is in sight, and how long a candle is there. */
  record Sight(Instant from, Instant to, long seconds) {

    /** Of a candle: {@code 5 min}, {@code 4 h}, {@code 2 d}. */
    String length() {
      Duration length = Duration.ofSeconds(seconds);
      return seconds % 86_400 == 0
          ? length.toDays() + " d"
          : seconds % 3_600 == 0 ? length.toHours() + " h" : length.toMinutes() + " min";
    }
  }

  MarketChart() {
    getElement().setAttribute("role", "figure");
    setId("market-chart");
  }

  /**
   * Shows a series.
   *
   * @param averages as REST takes them: {@code sma:20}
   * @param stays at the same place in time, where there is one
   */
  void open(
      SeriesView series,
      Timeframe timeframe,
      List<String> averages,
      boolean volume,
      boolean stays) {
    JsonObject what = Json.createObject();
    what.put("source", series.source());
    what.put("pair", series.instrument().name());
    what.put("timeframe", timeframe.label());
    what.put("seconds", (double) timeframe.length().toSeconds());
    what.put("first", (double) series.first().getEpochSecond());
    what.put("last", (double) series.last().getEpochSecond());
    JsonArray lines = Json.createArray();
    averages.forEach(line -> lines.set(lines.length(), line));
    what.put("averages", lines);
    what.put("volume", volume);
    getElement().callJsFunction("open", what, stays);
  }

  /** New candles are stored; the newest opened then. */
  void extend(Instant last) {
    getElement().callJsFunction("extend", (double) last.getEpochSecond());
  }

  /** older, newer, in, out or newest. */
  void go(String where) {
    getElement().callJsFunction("go", where);
  }

  void mark(List<CandleChart.Mark> marks) {
    getElement().callJsFunction("mark", CandleChart.list(marks));
  }

  void describe(String text) {
    getElement().setAttribute("aria-label", text);
  }

  void onDecision(Consumer<String> opened) {
    on("decision", opened);
  }

  /** What is read, or why it cannot be; empty when it is shown. */
  void onSaid(Consumer<String> said) {
    on("said", said);
  }

  void onSight(Consumer<Sight> moved) {
    on(
        "sight",
        text -> {
          if (text.matches("-?\\d{1,11} -?\\d{1,11} \\d{1,9}")) {
            String[] parts = text.split(" ", -1);
            moved.accept(
                new Sight(
                    Instant.ofEpochSecond(Long.parseLong(parts[0])),
                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    Long.parseLong(parts[2])));
          }
        });
  }

  private void on(String event, Consumer<String> heard) {
    getElement()
        .addEventListener(event, e -> heard.accept(e.getEventData().getString("event.detail")))
        .addEventData("event.detail");
  }
}
