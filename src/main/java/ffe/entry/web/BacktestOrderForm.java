package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import ffe.council.Seat;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.files.SeriesView;
import ffe.risk.Limit;
import ffe.risk.RiskPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a backtest is ordered by; what is left empty has the default that stands there faintly. */
final class BacktestOrderForm extends Div {

  /** What is traded without hours. */
  private static final String ALWAYS = "24/7";

  private final HtmlContainer source = new HtmlContainer("select");
  private final HtmlContainer beside = Tags.of("div", "row form after");
  private final Set<String> pairs = new TreeSet<>();
  private final Pick strategy;
  private final Pick hours = new Pick(hours());
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Set<String> analysts = new TreeSet<>(BacktestForm.usualAnalysts());
  private final Set<String> models = new TreeSet<>();
  private Map<String, SeriesView> offered = new LinkedHashMap<>();
  private List<String> names = List.of();
  private String chosen = "";

  /** Of a search: rules alone, and it knows how many variants are tried. */
  BacktestOrderForm() {
    this(false, List.of());
  }

  /**
   * Of one run.
   *
   * @param seats models that may vote
   */
  BacktestOrderForm(List<Seat> seats) {
    this(true, seats);
  }

  private BacktestOrderForm(boolean asksTrials, List<Seat> seats) {
    strategy = new Pick(seats.isEmpty() ? BacktestForm.strategies() : EnsembleStrategy.offered());
    addClassName("policy");
    source
        .getElement()
        .setAttribute("aria-label", Words.of("backtests.recording"))
        .addEventListener(
            "change", event -> choose(event.getEventData().getString("event.target.value")))
        .addEventData("event.target.value");
    beside
        .getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", Words.of("backtests.beside"));
    hours.getElement().setAttribute("aria-label", Words.of("backtests.hours"));
    hours.setValue(ALWAYS);
    strategy.getElement().setAttribute("aria-label", Words.of("policy.strategy"));
    strategy.setValue(EnsemblePolicy.WEIGHTED);
    HtmlContainer counting =
        Tags.of(
            "div",
            "row form after",
            labelled(Words.of("policy.strategy"), strategy),
            input("deposit", Words.of("backtests.deposit"), "10000"),
            input("lift_after_days", Words.of("backtests.lift"), Words.of("backtests.never")));
    if (asksTrials) {
      counting.add(input("trials", Words.of("backtests.trials"), "1"));
    }
    add(
        Tags.of(
            "div",
            "row form after",
            labelled(Words.of("backtests.recording"), source),
            input("from", Words.of("backtests.from"), "2018-01-31"),
            input("to", Words.of("backtests.to"), "2018-12-31"),
            labelled(Words.of("backtests.hours"), hours)),
        beside,
        ticks(),
        counting,
        Tags.of(
            "div",
            "row form after",
            input("maker_fee_bps", Words.of("backtests.maker"), "25"),
            input("taker_fee_bps", Words.of("backtests.taker"), "40"),
            input("spread_bps", Words.of("backtests.spread"), "2"),
            input("slippage_bps", Words.of("backtests.slippage"), "5")),
        margin());
    if (!seats.isEmpty()) {
      add(models(seats));
    }
    add(limits());
    offer(List.of());
  }

  private static List<String> hours() {
    List<String> all = new ArrayList<>(BacktestForm.calendars());
    all.add(0, ALWAYS);
    return all;
  }

  private HtmlContainer margin() {
    return Tags.of(
        "details",
        "after",
        Tags.text("summary", "", Words.of("backtests.margin-terms")),
        Tags.of(
            "div",
            "row form after",
            input("margin", Words.of("backtests.margin-times"), Words.of("backtests.cash")),
            input("maintenance", Words.of("backtests.maintenance"), Words.of("backtests.half")),
            input("financing_long_bps", Words.of("backtests.financing-long"), "0"),
            input("financing_short_bps", Words.of("backtests.financing-short"), "0")));
  }

  private HtmlContainer models(List<Seat> seats) {
    HtmlContainer ticks = Tags.of("div", "row form after");
    ticks
        .getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", Words.of("backtests.models"));
    seats.forEach(s -> ticks.add(tick(models, s.provider(), s.provider() + " · " + s.model())));
    return Tags.of(
        "details",
        "after",
        Tags.text("summary", "", Words.of("backtests.models-terms")),
        Tags.text("p", "muted sentence", Words.of("backtests.models-help")),
        ticks,
        Tags.of(
            "div",
            "row form after",
            input("budget_usd", Words.of("backtests.budget"), Words.of("backtests.never"))));
  }

  static HtmlContainer labelled(String label, Component field) {
    return Tags.of("label", "row", Tags.span("", label), field);
  }

  private HtmlContainer input(String field, String label, String hint) {
    Input input = new Input();
    input.setPlaceholder(hint);
    input
        .getElement()
        .setAttribute("size", "10")
        .setAttribute("maxlength", "40")
        .setAttribute("autocomplete", "off");
    inputs.put(field, input);
    return labelled(label, input);
  }

  private HtmlContainer ticks() {
    HtmlContainer group = Tags.of("div", "row form after");
    group
        .getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", Words.of("backtests.analysts"));
    for (String name : BacktestForm.analysts()) {
      group.add(tick(analysts, name, Format.analyst(name)));
    }
    return group;
  }

  private static HtmlContainer tick(Set<String> ticked, String name, String label) {
    HtmlContainer tick = new HtmlContainer("input");
    tick.getStyle().set("width", "auto").set("min-width", "0");
    tick.getElement()
        .setAttribute("type", "checkbox")
        .setAttribute("checked", ticked.contains(name))
        .addEventListener(
            "change",
            event -> {
              if (event.getEventData().getBoolean("event.target.checked")) {
                ticked.add(name);
              } else {
                ticked.remove(name);
              }
            })
        .addEventData("event.target.checked");
    return Tags.of("label", "row", tick, Tags.span("", label));
  }

  private void choose(String name) {
    chosen = name;
    pairs.clear();
    offerBeside();
  }

  /** What the same account can trade besides: the same source, length and currency. */
  private void offerBeside() {
    beside.removeAll();
    SeriesView first = offered.get(chosen);
    List<String> others =
        first == null
            ? List.of()
            : offered.values().stream()
                .filter(s -> isBeside(first, s))
                .map(s -> s.instrument().name())
                .toList();
    pairs.retainAll(others);
    if (!others.isEmpty()) {
      beside.add(Tags.span("muted", Words.of("backtests.beside")));
      others.forEach(name -> beside.add(tick(pairs, name, name)));
    }
  }

  private static boolean isBeside(SeriesView first, SeriesView other) {
    return other.source().equals(first.source())
        && other.timeframe() == first.timeframe()
        && other.instrument().quote().equals(first.instrument().quote())
        && !other.instrument().equals(first.instrument());
  }

  private HtmlContainer limits() {
    HtmlContainer fields = Tags.of("div", "row form after");
    RiskPolicy standard = RiskPolicy.standard();
    for (Limit limit : Limit.values()) {
      fields.add(
          input(
              limit.key(),
              PolicyForm.title(limit.key()),
              PolicyForm.brief(limit.textOf(standard))));
    }
    HtmlContainer details =
        Tags.of("details", "after", Tags.text("summary", "", Words.of("backtests.limits")), fields);
    return details;
  }

  /** The bundled recording, and every stored series. */
  void offer(List<SeriesView> series) {
    Map<String, SeriesView> next = new LinkedHashMap<>();
    series.forEach(
        s -> next.put(s.instrument() + " · " + s.timeframe().label() + " · " + s.source(), s));
    List<String> all = new ArrayList<>();
    all.add("");
    all.addAll(next.keySet());
    offered = next;
    if (all.equals(names)) {
      return;
    }
    names = all;
    source.removeAll();
    for (String name : all) {
      HtmlContainer option =
          Tags.text("option", "", name.isEmpty() ? Words.of("backtests.tape", "BTC-USD") : name);
      option.getElement().setAttribute("value", name).setAttribute("selected", name.equals(chosen));
      source.add(option);
    }
    offerBeside();
  }

  private List<String> all(String first) {
    List<String> all = new ArrayList<>(pairs);
    all.add(0, first);
    return all;
  }

  /** As an order is read: what was typed, by field. */
  Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    inputs.forEach((field, input) -> typed.put(field, input.getValue()));
    SeriesView series = offered.get(chosen);
    if (series == null) {
      typed.put("source", BacktestOrder.TAPE);
    } else {
      typed.put("source", series.source());
      typed.put("asset_pair", String.join(",", all(series.instrument().name())));
      typed.put("timeframe", series.timeframe().label());
    }
    typed.put("hours", hours.getValue().equals(ALWAYS) ? "" : hours.getValue());
    typed.put("strategy", strategy.getValue());
    if (!models.isEmpty()) {
      typed.put("models", String.join(",", models));
    }
    typed.put(
        "analysts", analysts.isEmpty() ? "," : analysts.stream().collect(Collectors.joining(",")));
    return typed;
  }
}
