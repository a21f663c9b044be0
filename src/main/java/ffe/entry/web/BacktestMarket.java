package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.backtest.RunChart;
import ffe.market.Candle;
import ffe.report.Drawings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Trades of a run on the candles of their instrument; of several instruments one is chosen. */
final class BacktestMarket {

  private final List<RunChart.Pane> panes;

  BacktestMarket(RunChart chart) {
    this.panes = chart.panes();
  }

  HtmlContainer panel() {
    HtmlContainer drawn = Tags.of("div", "");
    show(drawn, panes.get(0));
    HtmlContainer help = Tags.text("p", "muted after", Words.of("backtests.market-help"));
    String title = Words.of("backtests.market");
    if (panes.size() == 1) {
      return Tags.panel("wide", title, drawn, help);
    }
    Pick pick = new Pick(panes.stream().map(RunChart.Pane::instrument).toList());
    pick.setValue(panes.get(0).instrument());
    pick.addValueChangeListener(
        chosen ->
            panes.stream()
                .filter(pane -> pane.instrument().equals(chosen.getValue()))
                .forEach(pane -> show(drawn, pane)));
    HtmlContainer row =
        Tags.of(
            "div", "row form after", BacktestOrderForm.labelled(Words.of("word.instrument"), pick));
    return Tags.panel("wide", title, row, drawn, help);
  }

  private static void show(HtmlContainer drawn, RunChart.Pane pane) {
    String told = Words.of("backtests.market-told", pane.trades().size());
    drawn.removeAll();
    drawn.add(BacktestSections.svg(Drawings.trades(pane, told)), candles(pane, told));
  }

  private static CandleChart candles(RunChart.Pane pane, String told) {
    CandleChart candles = new CandleChart();
    candles.load(pane.candles(), Optional.empty());
    List<CandleChart.Mark> marks = new ArrayList<>();
    for (RunChart.Deal deal : pane.trades()) {
      marks.add(mark(pane, deal.enteredAt(), CandleChart.Kind.BUY));
      marks.add(mark(pane, deal.exitedAt(), CandleChart.Kind.SELL));
    }
    marks.sort(Comparator.comparing(CandleChart.Mark::candle));
    candles.mark(marks);
    candles.describe(told);
    candles.getElement().getStyle().set("height", "320px");
    return candles;
  }

  /** At the drawn candle an instant belongs to. */
  private static CandleChart.Mark mark(RunChart.Pane pane, Instant at, CandleChart.Kind kind) {
    Instant opens = pane.candles().isEmpty() ? at : pane.candles().get(0).opensAt();
    for (Candle candle : pane.candles()) {
      if (candle.opensAt().isAfter(at)) {
        break;
      }
      opens = candle.opensAt();
    }
    return new CandleChart.Mark(opens, kind, "", "");
  }
}
