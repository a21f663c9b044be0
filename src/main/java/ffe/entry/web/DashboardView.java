package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import ffe.desk.Actor;
import ffe.desk.CandlesView;
import ffe.desk.DayStrip;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.HeadroomView;
import ffe.desk.PositionView;
import ffe.desk.StatusView;
import ffe.market.Candle;
import ffe.market.FeedState;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.portfolio.EquityPoint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The market with the decisions on it, equity, positions, limits, and why there were trades or not.
 *
 * <p>Desk calls: each refresh {@code positions}, {@code headroom} and {@code unfinished}, which
 * read no table; when a candle has closed, a cycle has ended or the holding has changed also {@code
 * candles} (1 statement), {@code decisions} (2), {@code fills} (1), {@code equity} (1), {@code
 * strip} (a fixed few).
 */
@Dependent
@Route(value = "", layout = MainLayout.class)
public class DashboardView extends Div implements LivePage {

  static final Timeframe TIMEFRAME = Timeframe.M5;

  private static final int CANDLES = 300;
  private static final int DECISIONS = 100;
  private static final int FILLS = 100;
  private static final int EQUITY_POINTS = 240;

  private final Desk desk;
  private final HtmlContainer instrument = Tags.text("h2", "", Words.of("word.market"));
  private final HtmlContainer price = Tags.span("figure", "");
  private final HtmlContainer legend =
      Tags.text("small", "narrow-off", Words.of("dashboard.legend"));
  private final CandleChart candles = new CandleChart();
  private final Div noCandles = Tags.empty(Words.of("dashboard.no-candles-yet"));
  private final DecisionFeed feed = new DecisionFeed();
  private final Div noDecisions = Tags.empty(Words.of("dashboard.no-decision-yet"));
  private final HtmlContainer equityNow = Tags.span("figure", "");
  private final HtmlContainer holdNow = Tags.text("small", "", "");
  private final EquityChart equity = new EquityChart();
  private final PositionsPanel positions = new PositionsPanel();
  private final HeadroomPanel headroom = new HeadroomPanel();
  private final StripPanel strip = new StripPanel();
  private Optional<Key> read = Optional.empty();
  private Optional<Instant> sentUpTo = Optional.empty();

  /** What must change before tables are read again. */
  private record Key(
      String account, String source, Instant candle, Optional<Instant> cycle, String holding) {}

  /** What the tables said. */
  private record Slow(
      Key key,
      CandlesView candles,
      List<DecisionLine> decisions,
      List<Fill> fills,
      List<EquityPoint> equity,
      DayStrip strip) {}

  @Inject
  DashboardView(Desk desk) {
    this.desk = desk;
    addClassName("dash");
    HtmlContainer marketHead = Tags.of("div", "panel-head", instrument, price, legend);
    HtmlContainer equityHead =
        Tags.of(
            "div", "panel-head", Tags.text("h2", "", Words.of("word.equity")), equityNow, holdNow);
    add(
        Tags.panel("market", marketHead, Words.of("word.market"), noCandles, candles),
        Tags.panel("decisions", Words.of("nav.decisions"), noDecisions, feed),
        Tags.panel("equity", equityHead, Words.of("word.equity"), equity),
        Tags.panel("positions", Words.of("nav.positions"), positions),
        Tags.panel("headroom", Words.of("dashboard.headroom"), headroom),
        Tags.panel("strip", Words.of("dashboard.strip"), strip));
    candles.setVisible(false);
    candles.onDecision(this::open);
  }

  private void open(String id) {
    getUI()
        .ifPresent(
            ui ->
                ui.navigate(
                    DecisionDetailView.class, new RouteParameters(new RouteParam("id", id))));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.dashboard");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<PositionView> open = desk.positions(actor);
    List<HeadroomView> limits = desk.headroom(actor);
    Optional<Candle> unfinished = desk.unfinished(actor, TIMEFRAME);
    Key key =
        new Key(
            status.account(),
            status.sourceId(),
            TIMEFRAME.floor(status.marketNow()),
            status.lastCycleAt(),
            holding(open));
    boolean isNew = read.filter(key::equals).isEmpty();
    Optional<Slow> slow = isNew ? Optional.of(slow(actor, status, key)) : Optional.empty();
    read = Optional.of(key);
    return () -> show(status, open, limits, unfinished, slow);
  }

  private static String holding(List<PositionView> open) {
    StringBuilder out = new StringBuilder();
    open.forEach(p -> out.append(p.instrument()).append(p.quantity()).append(p.stop()));
    return out.toString();
  }

  private Slow slow(Actor actor, StatusView status, Key key) {
    return new Slow(
        key,
        desk.candles(actor, TIMEFRAME, CANDLES),
        desk.decisions(actor, DecisionQuery.latest(status.account(), DECISIONS)).decisions(),
        desk.fills(actor, FILLS),
        desk.equity(actor, Instant.EPOCH, status.marketNow(), EQUITY_POINTS),
        desk.strip(actor));
  }

  private void show(
      StatusView status,
      List<PositionView> open,
      List<HeadroomView> limits,
      Optional<Candle> unfinished,
      Optional<Slow> slow) {
    instrument.setText(status.instrument());
    price.setText(status.lastPrice().map(Format::price).orElse(""));
    positions.show(open);
    headroom.show(limits);
    equityNow.setText(status.equity().map(Format::amount).orElseGet(Format::unknown));
    slow.ifPresent(tables -> show(status, tables));
    if (slow.isEmpty() && sentUpTo.isPresent()) {
      candles.update(List.of(), unfinished);
    }
    candles.level(
        open.stream().findFirst().flatMap(PositionView::stop),
        open.stream().findFirst().flatMap(PositionView::target));
  }

  private void show(StatusView status, Slow slow) {
    List<Candle> finished = slow.candles().finished();
    candles.setVisible(!finished.isEmpty());
    noCandles.setVisible(finished.isEmpty());
    noCandles.setText(
        status.feed() == FeedState.WARMING_UP
            ? Words.of("dashboard.warming-up")
            : Words.of("dashboard.no-finished-candle"));
    send(finished, slow.candles().unfinished());
    candles.mark(Marks.of(slow.decisions(), slow.fills(), TIMEFRAME));
    candles.describe(
        Words.of(
            "dashboard.chart",
            status.instrument(),
            status.lastPrice().map(Format::price).orElseGet(Format::unknown),
            slow.fills().size()));
    noDecisions.setVisible(slow.decisions().isEmpty());
    feed.show(slow.decisions(), status.marketNow());
    equity.load(slow.equity());
    String hold =
        slow.equity().isEmpty()
            ? Words.of("dashboard.no-mark")
            : Words.of(
                "dashboard.hold",
                Format.amount(slow.equity().get(slow.equity().size() - 1).hold()));
    holdNow.setText(hold);
    equity.describe(Words.of("dashboard.equity-chart", Format.money(status.equity()), hold));
    strip.show(slow.strip(), slow.decisions().stream().findFirst());
  }

  /** The whole series once, then only what is new. */
  private void send(List<Candle> finished, Optional<Candle> unfinished) {
    if (finished.isEmpty()) {
      return;
    }
    Instant last = finished.get(finished.size() - 1).opensAt();
    Optional<Instant> from = sentUpTo.filter(sent -> !sent.isAfter(last));
    if (from.isPresent() && !from.get().isBefore(finished.get(0).opensAt())) {
      candles.update(
          finished.stream().filter(c -> !c.opensAt().isBefore(from.get())).toList(), unfinished);
    } else {
      candles.load(finished, unfinished);
    }
    sentUpTo = Optional.of(last);
  }
}
