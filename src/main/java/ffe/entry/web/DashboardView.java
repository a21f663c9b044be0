package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.CandlesView;
import ffe.desk.DayStrip;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.HeadroomView;
import ffe.desk.PositionView;
import ffe.desk.StatusView;
import ffe.market.Timeframe;
import ffe.portfolio.EquityPoint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The market with decisions on it, why the engine did or did not act, equity beside buy-and-hold,
 * positions with their protection. A refresh asks the archive for decisions, candles, equity and
 * the strip, once each; all else comes from memory.
 */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Dashboard · FFE")
@Dependent
public class DashboardView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int CANDLES = 300;
  private static final int DECISIONS = 60;
  private static final int POINTS = 400;

  private final transient Desk desk;
  private final transient Actor actor;
  private final Charts.Candles chart = new Charts.Candles();
  private final Charts.Equity equity = new Charts.Equity();
  private final Div chartHead = Html.box("head");
  private final Div equityHead = Html.box("head");
  private final Div decisions = new Div();
  private final Div positions = new Div();
  private final Div headroom = new Div();
  private final Div strip = Html.box("strip");
  private Instant shownUpTo = Instant.MIN;

  /** One reading of everything on the page. */
  private record Data(
      StatusView status,
      List<PositionView> positions,
      List<HeadroomView> headroom,
      CandlesView candles,
      List<DecisionLine> decisions,
      List<EquityPoint> equity,
      DayStrip strip) {}

  @Inject
  public DashboardView(Desk desk, Live live) {
    this.desk = desk;
    this.actor = CurrentActor.get();
    addClassName("grid");
    Div market = Html.box("panel w8", chartHead, chart);
    market.getElement().setAttribute("aria-label", "Market with decisions");
    add(
        market,
        Html.panel("w4", "Decisions", decisions),
        Html.box("panel w4", equityHead, equity),
        Html.panel("w5", "Positions", positions),
        Html.panel("w3", "Risk headroom", headroom),
        Html.panel("w12", "Last 24 h of market time, why there were trades and why not", strip));
    live.keep(this, this::read, this::show);
  }

  private Data read() {
    StatusView status = desk.status(actor);
    return new Data(
        status,
        desk.positions(actor),
        desk.headroom(actor),
        desk.candles(actor, Timeframe.M5, CANDLES),
        desk.decisions(actor, DecisionQuery.latest(status.account(), DECISIONS)).decisions(),
        desk.equity(actor, Instant.EPOCH, status.marketNow(), POINTS),
        desk.strip(actor));
  }

  private void show(Data d) {
    StatusView s = d.status();
    Html.replace(
        chartHead,
        Html.text(s.instrument()),
        Html.bold(Format.price(s.lastPrice())),
        Html.text("5m · fills as arrows · ring: denied · grey candle: not finished"));
    Instant upTo =
        d.candles().finished().isEmpty()
            ? Instant.MIN
            : d.candles().finished().get(d.candles().finished().size() - 1).opensAt();
    if (!upTo.equals(shownUpTo)) {
      shownUpTo = upTo;
      chart.show(d.candles().finished(), d.decisions(), d.positions());
      equity.show(d.equity());
      Html.replace(
          decisions, Feed.of(d.decisions().subList(0, Math.min(12, d.decisions().size()))));
      showStrip(d.strip(), d.decisions());
    }
    chart.showOpen(d.candles().unfinished());
    Html.replace(
        equityHead,
        Html.text("EQUITY"),
        Html.bold(Format.money(s.equity())),
        Html.text("dashed: buy-and-hold " + Format.signed(s.holdSinceStart())));
    Html.replace(positions, positions(d.positions()));
    Html.replace(
        headroom, d.headroom().stream().map(DashboardView::meter).toArray(Component[]::new));
  }

  private static Component[] positions(List<PositionView> open) {
    if (open.isEmpty()) {
      return new Component[] {Html.text("Nothing open. All in cash.", "muted")};
    }
    Div table =
        Html.table(
            List.of("Instrument", ">Size", ">Entry", ">Now", ">Profit", ">Stop", ">Target"),
            open.stream().map(DashboardView::row).toList());
    return new Component[] {
      table, Html.paragraph(open.stream().map(DashboardView::risk).collect(Collectors.joining(" ")))
    };
  }

  private static List<String> row(PositionView p) {
    return List.of(
        p.instrument(),
        Format.number(p.quantity().value(), 4),
        Format.price(p.averagePrice()),
        Format.price(p.lastPrice()),
        p.unrealised().map(Format::signed).orElse(Format.NONE),
        Format.price(p.stop()),
        Format.price(p.target()));
  }

  private static String risk(PositionView p) {
    if (!p.isProtected()) {
      return "NO protective stop on " + p.instrument() + " yet.";
    }
    return "One protective stop live at "
        + Format.price(p.stop())
        + ". Risk if hit: "
        + Format.money(p.riskAtStop())
        + ", "
        + p.riskAtStopOfEquity().map(x -> Format.number(x.value(), 2) + " % of equity").orElse("")
        + ".";
  }

  private static Component meter(HeadroomView h) {
    return Html.box(
        "meter",
        Html.text(h.name()),
        Html.track(h.usedRatio()),
        Html.text((h.used().isEmpty() ? Format.NONE : h.used()) + " / " + h.limit(), "muted"));
  }

  private void showStrip(DayStrip s, List<DecisionLine> latest) {
    String wanted =
        latest.stream()
            .filter(d -> !d.wouldChange().isEmpty())
            .findFirst()
            .map(d -> "For a trade now: " + d.wouldChange())
            .orElse("");
    Html.replace(
        strip,
        cell(s.cycles(), "cycles, " + s.noDecision() + " without a decision"),
        cell(
            s.opinions(),
            "opinions, " + s.abstentions() + " abstained" + list(s.abstainedByReason())),
        cell(s.acted(), "decided to act"),
        cell(s.held(), "held" + list(s.heldByReason()) + ", " + s.noQuorum() + " no quorum"),
        cell(s.denied(), "denied" + list(s.deniedByCode())),
        cell(s.orders(), "orders, " + s.filled() + " filled, " + s.unknown() + " unknown"));
    if (!wanted.isEmpty()) {
      Component words = Html.paragraph(wanted);
      words.getElement().getStyle().set("grid-column", "1 / -1").set("margin", "4px 0 0");
      words.getElement().getClassList().add("muted");
      strip.add(words);
    }
  }

  private static String list(SortedMap<String, Integer> byCode) {
    return byCode.isEmpty()
        ? ""
        : ": "
            + byCode.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(e -> e.getValue() + " " + Format.words(e.getKey()))
                .collect(Collectors.joining(", "));
  }

  private static Component cell(int count, String words) {
    Div cell = new Div(Html.bold(Integer.toString(count)), Html.text(words));
    return cell;
  }
}
