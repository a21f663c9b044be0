package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import ffe.desk.Actor;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.WatchDesk;
import ffe.entry.web.MarketChart.Sight;
import ffe.market.Timeframe;
import ffe.order.Fill;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stored candles: the account's market with what was decided and filled, and imported series.
 *
 * <p>Desk calls: {@code series} (1 statement) each minute of market time and when something is
 * chosen; {@code decisions} (2) and {@code fills} (1) when the account's market is in sight and
 * moved, or a cycle ended; the watchlist (at most 1 in ten seconds). Candles are read by the
 * browser, over REST.
 */
@Dependent
@Route(value = "market", layout = MainLayout.class)
public class MarketView extends Div implements LivePage {

  private static final int DECISIONS = 100;
  private static final int FILLS = 500;
  private static final Timeframe CYCLE = Timeframe.M5;
  private static final String SMA = "sma:20";
  private static final String EMA = "ema:50";
  private static final String VOLUME = "volume";

  private final Desk desk;
  private final MarketDesk market;
  private final MarketChart chart = new MarketChart();
  private final SeriesChoice choice = new SeriesChoice(this::choose);
  private final Div empty = Tags.empty(Words.of("word.reading"));
  private final HtmlContainer said = Tags.text("p", "muted", "");
  private final HtmlContainer told = Tags.text("p", "muted", "");
  private final HtmlContainer tools = Tags.of("div", "row");
  private final WatchPanel watch;
  private final BookPanel book;
  private final Map<String, NativeButton> toggles = new LinkedHashMap<>();
  private Timeframe timeframe = Timeframe.M5;
  private Optional<SeriesView> shown = Optional.empty();
  private volatile Optional<Sight> sight = Optional.empty();
  private volatile boolean isOwn;
  private Optional<Key> read = Optional.empty();

  /** What must change before tables are read again. */
  private record Key(
      String account, Instant minute, Optional<Instant> cycle, Optional<Sight> sight) {}

  /** What was decided and filled in sight. */
  private record Acts(List<DecisionLine> decisions, List<Fill> fills) {}

  @Inject
  MarketView(Desk desk, MarketDesk market, WatchDesk watched, InstrumentDesk instruments) {
    this.desk = desk;
    this.market = market;
    watch = new WatchPanel(watched, instruments);
    book = new BookPanel(instruments);
    HtmlContainer frames = group(Words.of("market.frames"));
    for (Timeframe one : Timeframe.values()) {
      frames.add(toggle(one.label(), one.label(), () -> choose(one)));
    }
    HtmlContainer lines = group(Words.of("market.indicators"));
    lines.add(
        line(SMA, Words.of("market.sma")),
        line(EMA, Words.of("market.ema")),
        line(VOLUME, Words.of("market.volume")));
    HtmlContainer moves = group(Words.of("market.moves"));
    moves.add(
        move(Words.of("market.older"), "older"),
        move(Words.of("market.newer"), "newer"),
        move(Words.of("market.in"), "in"),
        move(Words.of("market.out"), "out"),
        move(Words.of("market.newest"), "newest"));
    tools.add(frames, lines, moves);
    said.getElement().setAttribute("role", "status");
    HtmlContainer head =
        Tags.of(
            "div",
            "title",
            Tags.text("h1", "", Words.of("word.market")),
            choice,
            Tags.link("data", Words.of("market.to-data")));
    add(Tags.panel("market-page", head, Words.of("word.market"), tools, empty, chart, said, told));
    add(book, Tags.panel("wide after", Words.of("market.watchlist"), watch));
    mark();
    visible(false);
    chart.onDecision(this::open);
    chart.onSaid(this::said);
    chart.onSight(this::moved);
  }

  private static HtmlContainer group(String name) {
    HtmlContainer group = Tags.of("div", "row");
    group.getElement().setAttribute("role", "group").setAttribute("aria-label", name);
    return group;
  }

  private static NativeButton plain(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("plain");
    return button;
  }

  private NativeButton toggle(String name, String text, Runnable does) {
    NativeButton button = plain(text, does);
    toggles.put(name, button);
    return button;
  }

  private NativeButton line(String name, String text) {
    NativeButton button = toggle(name, text, () -> flip(name));
    press(name, true);
    return button;
  }

  private NativeButton move(String text, String where) {
    return plain(text, () -> chart.go(where));
  }

  private void press(String name, boolean isPressed) {
    Optional.ofNullable(toggles.get(name))
        .ifPresent(b -> b.getElement().setAttribute("aria-pressed", Boolean.toString(isPressed)));
  }

  private boolean isPressed(String name) {
    return Optional.ofNullable(toggles.get(name))
        .map(b -> "true".equals(b.getElement().getAttribute("aria-pressed")))
        .orElse(false);
  }

  private void mark() {
    for (Timeframe one : Timeframe.values()) {
      press(one.label(), one == timeframe);
    }
  }

  private void visible(boolean isThere) {
    chart.setVisible(isThere);
    tools.setVisible(isThere);
    told.setVisible(isThere);
    empty.setVisible(!isThere);
  }

  private void open(String id) {
    getUI()
        .ifPresent(
            ui ->
                ui.navigate(
                    DecisionDetailView.class, new RouteParameters(new RouteParam("id", id))));
  }

  private void choose(SeriesView series) {
    shown = Optional.of(series);
    timeframe = series.timeframe().compareTo(CYCLE) < 0 ? CYCLE : series.timeframe();
    mark();
    chart.mark(List.of());
    chart.open(series, timeframe, averages(), isPressed(VOLUME), false);
    refresh();
  }

  private void choose(Timeframe next) {
    timeframe = next;
    mark();
    again();
  }

  private void flip(String line) {
    press(line, !isPressed(line));
    again();
  }

  private void again() {
    shown.ifPresent(s -> chart.open(s, timeframe, averages(), isPressed(VOLUME), true));
  }

  private List<String> averages() {
    List<String> lines = new ArrayList<>();
    if (isPressed(SMA)) {
      lines.add(SMA);
    }
    if (isPressed(EMA)) {
      lines.add(EMA);
    }
    return lines;
  }

  /** What the chart says of its reading: empty, {@code reading}, or {@code failed} and why. */
  private void said(String state) {
    said.setText(
        state.startsWith("failed ")
            ? Words.of("market.unreadable", state.substring("failed ".length()))
            : state.isEmpty() ? "" : Words.of("word.reading"));
  }

  private void moved(Sight now) {
    sight = Optional.of(now);
    told.setText(
        Words.of(
            "market.sight", Format.toMinute(now.from()), Format.toMinute(now.to()), now.length()));
    refresh();
  }

  private void refresh() {
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.market");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Runnable watched = watch.read(actor);
    Runnable booked = book.read(actor, status);
    Runnable candles = candles(actor, status);
    return () -> {
      watched.run();
      booked.run();
      candles.run();
    };
  }

  private Runnable candles(Actor actor, StatusView status) {
    Optional<Sight> wanted = sight.filter(s -> isOwn);
    Key key =
        new Key(
            status.account(), Timeframe.M1.floor(status.marketNow()), status.lastCycleAt(), wanted);
    if (read.filter(key::equals).isPresent()) {
      return () -> {};
    }
    boolean isSameTime = read.filter(r -> r.minute().equals(key.minute())).isPresent();
    Optional<List<SeriesView>> series =
        isSameTime ? Optional.empty() : Optional.of(market.series(actor));
    Optional<Acts> acts = wanted.map(s -> acts(actor, status, s));
    read = Optional.of(key);
    return () -> {
      series.ifPresent(all -> show(status, all));
      acts.ifPresent(found -> chart.mark(Marks.of(found.decisions(), found.fills(), CYCLE)));
    };
  }

  private Acts acts(Actor actor, StatusView status, Sight seen) {
    DecisionFilter inSight =
        new DecisionFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(seen.from()),
            Optional.of(seen.to()),
            Optional.empty());
    DecisionQuery query = new DecisionQuery(status.account(), inSight, DECISIONS, Optional.empty());
    return new Acts(desk.decisions(actor, query).decisions(), desk.fills(actor, FILLS));
  }

  private void show(StatusView status, List<SeriesView> all) {
    List<SeriesView> own = all.stream().filter(s -> s.source().equals(status.sourceId())).toList();
    List<SeriesView> known = choice.show(all, status);
    visible(!known.isEmpty());
    empty.setText(Words.of("market.empty"));
    Optional<SeriesView> same =
        shown.flatMap(s -> known.stream().filter(k -> isLike(k, s)).findFirst());
    if (same.isPresent()) {
      if (!same.get().last().equals(shown.map(SeriesView::last).orElse(Instant.MIN))) {
        chart.extend(same.get().last());
      }
      shown = same;
    } else if (!known.isEmpty()) {
      choose(known.get(0));
    }
    isOwn = shown.filter(s -> own.stream().anyMatch(o -> isLike(o, s))).isPresent();
    chart.describe(
        shown
            .map(s -> Words.of("market.chart", s.instrument(), s.source()))
            .orElseGet(() -> Words.of("market.no-candles")));
  }

  private static boolean isLike(SeriesView a, SeriesView b) {
    return a.source().equals(b.source()) && a.instrument().equals(b.instrument());
  }
}
