package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import ffe.backtest.Chances;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.JobView.State;
import ffe.desk.chance.ChanceDesk;
import ffe.desk.chance.ChanceForm;
import ffe.desk.chance.ChanceOrder;
import ffe.desk.chance.ChanceProgress;
import ffe.desk.chance.ChanceResult;
import ffe.desk.chance.ChanceSummary;
import ffe.statistics.Distribution;
import ffe.statistics.MonteCarlo;
import ffe.statistics.Outlook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What else a run could have come to: drawn again on order, and what the newest draws came to. */
final class ChancePanel extends Div {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("", ""),
          Tags.Column.number("chance.low"),
          Tags.Column.number("chance.middle"),
          Tags.Column.number("chance.high"),
          Tags.Column.number("chance.ruined"));

  private static final int DIGITS = 2;

  private final String backtest;
  private final ChanceDesk desk;
  private final Errand errand;
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final NativeButton send = new NativeButton(Words.of("chance.draw"), e -> order());
  private final Div came = new Div();
  private Optional<Drawn> shown = Optional.empty();

  /**
   * The newest order of draws, and what it came to once it has.
   *
   * @param why nothing can be told of one that is done, in words; empty where it can
   */
  record Drawn(
      JobView<ChanceOrder, ChanceProgress, ChanceSummary> view,
      Optional<ChanceResult> result,
      String why) {}

  ChancePanel(String backtest, ChanceDesk desk, Ticker ticker) {
    this.backtest = backtest;
    this.desk = desk;
    HtmlContainer fault = Tags.text("p", "bad", "");
    fault.getElement().setAttribute("role", "alert");
    this.errand = new Errand(this, ticker, fault);
    send.addClassName("act");
    addClassName("wide");
    add(
        Tags.panel(
            "wide dense",
            Words.of("chance.title"),
            Tags.text("p", "muted after", Words.of("chance.help")),
            Tags.of(
                "div",
                "row form after",
                input("draws", Words.of("chance.draws"), "1000"),
                input("cost_multiples", Words.of("chance.multiples"), "0,1,1.5,2,3"),
                input("seed", Words.of("search.seed"), "7"),
                send),
            fault,
            came));
  }

  private HtmlContainer input(String field, String label, String hint) {
    Input input = new Input();
    input.setPlaceholder(hint);
    input
        .getElement()
        .setAttribute("size", "10")
        .setAttribute("maxlength", "80")
        .setAttribute("autocomplete", "off");
    inputs.put(field, input);
    return BacktestOrderForm.labelled(label, input);
  }

  private void order() {
    Map<String, String> typed = new LinkedHashMap<>();
    inputs.forEach((field, input) -> typed.put(field, input.getValue()));
    typed.put("backtest", backtest);
    errand.run(
        actor -> desk.order(actor, ChanceForm.read(typed)), Words.of("backtests.not-ordered"));
  }

  /**
   * @param forbidden why nothing can be ordered, in words; empty where it can
   */
  void show(Optional<Drawn> newest, String forbidden) {
    send.setEnabled(forbidden.isEmpty());
    send.getElement().setAttribute("title", forbidden);
    if (newest.equals(shown)) {
      return;
    }
    shown = newest;
    came.removeAll();
    newest.ifPresent(drawn -> parts(drawn).forEach(came::add));
  }

  private static List<Component> parts(Drawn drawn) {
    JobView<ChanceOrder, ChanceProgress, ChanceSummary> view = drawn.view();
    List<Component> parts = new ArrayList<>();
    if (drawn.result().isPresent()) {
      Chances chances = drawn.result().get().chances();
      parts.add(outcomes(chances));
      if (!chances.stressed().isEmpty()) {
        parts.add(stressed(chances.stressed()));
      }
      Chances.Draw draw = view.order().draw();
      parts.add(
          Tags.text(
              "p",
              "muted after",
              Words.of(
                  "chance.drawn",
                  Format.count(draw.draws()),
                  Long.toString(draw.seed()),
                  Format.toMinute(view.orderedAt()))));
      return parts;
    }
    parts.add(Tags.text("p", "strong after", BacktestWords.state(view.state())));
    if (view.state() == State.RUNNING) {
      parts.add(Tags.bar(view.progress().map(ChanceProgress::share).orElse(0.0)));
    }
    String why = view.problem().map(p -> (p.field() + " " + p.words()).strip()).orElse(drawn.why());
    if (!why.isEmpty()) {
      parts.add(Tags.text("p", "notice warn", why));
    }
    return parts;
  }

  private static HtmlContainer outcomes(Chances chances) {
    List<List<Component>> rows = new ArrayList<>();
    rows.add(row(Words.of("chance.returns"), chances.ofReturns(), Outlook::result));
    rows.add(row(Words.of("chance.returns-fall"), chances.ofReturns(), Outlook::drawdown));
    rows.add(row(Words.of("chance.trades"), chances.ofTrades(), Outlook::result));
    rows.add(row(Words.of("chance.trades-fall"), chances.ofTrades(), Outlook::drawdown));
    rows.add(row(Words.of("chance.order-fall"), chances.inOtherOrder(), Outlook::drawdown));
    return Tags.table(COLUMNS, rows);
  }

  private static HtmlContainer stressed(List<MonteCarlo.Stressed> all) {
    return Tags.table(
        COLUMNS,
        all.stream()
            .map(
                one ->
                    row(
                        Words.of(
                            "chance.stressed",
                            Format.number(one.multiple(), DIGITS),
                            Format.number(one.profit(), DIGITS)),
                        one.outlook(),
                        Outlook::result))
            .toList());
  }

  private static List<Component> row(
      String name, Optional<Outlook> outlook, Function<Outlook, Distribution> of) {
    if (outlook.isEmpty()) {
      return List.of(
          Tags.span("", name),
          Tags.span("muted", Words.of("analytics.too-few")),
          Tags.span("", ""),
          Tags.span("", ""),
          Tags.span("", ""));
    }
    Distribution told = of.apply(outlook.get());
    return List.of(
        Tags.span("", name),
        Tags.span("", BacktestWords.percent(told.low())),
        Tags.span("", BacktestWords.percent(told.median())),
        Tags.span("", BacktestWords.percent(told.high())),
        Tags.span("", BacktestWords.percent(outlook.get().ruined())));
  }
}
