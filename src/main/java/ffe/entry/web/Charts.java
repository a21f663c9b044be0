package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import ffe.desk.DecisionLine;
import ffe.desk.PositionView;
import ffe.market.Candle;
import ffe.money.Price;
import ffe.portfolio.EquityPoint;
import ffe.trading.DecisionRecord.Result;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The charts of the dashboard. */
final class Charts {

  private Charts() {}

  /** Candles with decisions; the unfinished candle is drawn hollow. */
  @Tag("ffe-candles")
  @NpmPackage(value = "lightweight-charts", version = "5.2.1")
  @JsModule("./chart/ffe-chart.ts")
  static final class Candles extends Component {

    private static final long serialVersionUID = 1L;

    void show(List<Candle> finished, List<DecisionLine> decisions, List<PositionView> positions) {
      JsonArrayBuilder candles = Json.createArrayBuilder();
      finished.forEach(c -> candles.add(candle(c)));
      Instant from = finished.isEmpty() ? Instant.MAX : finished.get(0).opensAt();
      JsonArrayBuilder marks = Json.createArrayBuilder();
      for (int i = decisions.size() - 1; i >= 0; i--) {
        DecisionLine d = decisions.get(i);
        boolean worth = d.result() == Result.ORDERED || d.result() == Result.DENIED;
        if (worth && d.slot().isAfter(from)) {
          marks.add(mark(d));
        }
      }
      JsonObjectBuilder levels = Json.createObjectBuilder();
      positions.stream().findFirst().ifPresent(p -> levels(levels, p.stop(), p.target()));
      getElement()
          .callJsFunction(
              "setData",
              candles.build().toString(),
              marks.build().toString(),
              levels.build().toString());
    }

    void showOpen(Optional<Candle> unfinished) {
      unfinished.ifPresent(
          c -> getElement().callJsFunction("setOpen", candle(c).build().toString()));
    }

    private static void levels(
        JsonObjectBuilder out, Optional<Price> stop, Optional<Price> target) {
      stop.ifPresent(p -> out.add("stop", p.value()));
      target.ifPresent(p -> out.add("target", p.value()));
    }

    /** A decision taken at a close stands on the candle that closed. */
    private static JsonObjectBuilder mark(DecisionLine d) {
      boolean acted = d.result() == Result.ORDERED;
      return Json.createObjectBuilder()
          .add("time", d.slot().getEpochSecond() - 300)
          .add("kind", acted ? d.action() : "DENIED")
          .add("text", acted ? d.action() : "");
    }

    private static JsonObjectBuilder candle(Candle c) {
      return Json.createObjectBuilder()
          .add("time", c.opensAt().getEpochSecond())
          .add("open", c.open())
          .add("high", c.high())
          .add("low", c.low())
          .add("close", c.close())
          .add("volume", c.volume());
    }
  }

  /** Equity with buy-and-hold beside it. */
  @Tag("ffe-equity")
  @JsModule("./chart/ffe-chart.ts")
  static final class Equity extends Component {

    private static final long serialVersionUID = 1L;

    void show(List<EquityPoint> points) {
      JsonArrayBuilder out = Json.createArrayBuilder();
      long last = Long.MIN_VALUE;
      for (EquityPoint p : points) {
        long time = p.at().getEpochSecond();
        if (time > last) {
          out.add(
              Json.createObjectBuilder()
                  .add("time", time)
                  .add("equity", p.equity().amount())
                  .add("hold", p.hold().amount()));
          last = time;
        }
      }
      getElement().callJsFunction("setData", out.build().toString());
    }
  }
}
