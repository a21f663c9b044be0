package ffe.entry.web;

import ffe.desk.DecisionLine;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was decided and filled, as marks on the candles. */
final class Marks {

  private Marks() {}

  /**
   * @param decisions newest first; a decision belongs to the candle whose close made it due
   * @param fills belong to the candle in which they happened
   */
  static List<CandleChart.Mark> of(
      List<DecisionLine> decisions, List<Fill> fills, Timeframe timeframe) {
    Map<Instant, String> orderedAt = new LinkedHashMap<>();
    List<CandleChart.Mark> marks = new ArrayList<>();
    for (DecisionLine line : decisions) {
      Instant candle = line.slot().minus(timeframe.length());
      switch (line.result()) {
        case ORDERED -> orderedAt.put(line.slot(), line.id());
        case DENIED ->
            marks.add(new CandleChart.Mark(candle, CandleChart.Kind.DENIED, "", line.id()));
        case HELD, NO_DECISION ->
            marks.add(new CandleChart.Mark(candle, CandleChart.Kind.HELD, "", line.id()));
      }
    }
    for (Fill fill : fills) {
      Instant candle = timeframe.floor(fill.time());
      CandleChart.Kind kind =
          fill.side() == Side.BUY ? CandleChart.Kind.BUY : CandleChart.Kind.SELL;
      marks.add(
          new CandleChart.Mark(
              candle,
              kind,
              fill.side() + " " + Format.brief(fill.quantity()),
              orderedAt.getOrDefault(candle, "")));
    }
    return marks;
  }
}
