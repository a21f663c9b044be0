package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import ffe.desk.Actor;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import ffe.desk.InstrumentDesk;
import ffe.desk.MarketDesk;
import ffe.desk.SeriesView;
import ffe.desk.StatusView;
import ffe.desk.WatchDesk;
import ffe.entry.web.MarketChart.Sight;
import ffe.market.Timeframe;
import ffe.order.Fill;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
@PageTitle("Market · FFE")
public class MarketView extends Div implements LivePage {

  private static final int DECISIONS = 100;
  private static final int FILLS = 500;
  private static final Timeframe CYCLE = Timeframe.M5;

  private final Desk desk;
  private final MarketDesk market;
  private final MarketChart chart = new MarketChart();
  private final SeriesChoice choice = new SeriesChoice(this::choose);
  private final Div empty = Tags.empty("Reading …");
  private final HtmlContainer said = Tags.text("p", "muted", "");
  private final HtmlContainer told = Tags.text("p", "muted", "");
  private final HtmlContainer tools = Tags.of("div", "row");
  private final WatchPanel watch;
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
    HtmlContainer frames = group("Length of a candle");
    for (Timeframe one : Timeframe.values()) {
      frames.add(toggle(one.label(), () -> choose(one)));
    }
    HtmlContainer lines = group("Indicators");
    for (String one : List.of("SMA 20", "EMA 50", "Volume")) {
      lines.add(toggle(one, () -> flip(one)));
    }
    press("SMA 20", true);
    press("EMA 50", true);
    press("Volume", true);
    HtmlContainer moves = group("Move and zoom");
    for (String one : List.of("Older", "Newer", "In", "Out", "Newest")) {
      moves.add(plain(one, () -> chart.go(one.toLowerCase(Locale.ROOT))));
    }
    tools.add(frames, lines, moves);
    said.getElement().setAttribute("role", "status");
    HtmlContainer head = Tags.of("div", "title", Tags.text("h1", "", "Market"), choice);
    add(Tags.panel("market-page", head, "Market", tools, empty, chart, said, told));
    add(Tags.panel("wide", "Watchlist", watch));
    mark();
    visible(false);
    chart.onDecision(this::open);
    chart.onSaid(said::setText);
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

  private NativeButton toggle(String text, Runnable does) {
    NativeButton button = plain(text, does);
    toggles.put(text, button);
    return button;
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
    chart.open(series, timeframe, averages(), isPressed("Volume"), false);
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
    shown.ifPresent(s -> chart.open(s, timeframe, averages(), isPressed("Volume"), true));
  }

  private List<String> averages() {
    List<String> lines = new ArrayList<>();
    if (isPressed("SMA 20")) {
      lines.add("sma:20");
    }
    if (isPressed("EMA 50")) {
      lines.add("ema:50");
    }
    return lines;
  }

  private void moved(Sight now) {
    sight = Optional.of(now);
    told.setText(
        "From "
            + Format.toMinute(now.from())
            + " to "
            + Format.toMinute(now.to())
            + "; a candle is "
            + words(now.seconds())
            + ". Solid lines: SMA 20 and EMA 50 of these candles.");
    refresh();
  }

  private static String words(long seconds) {
    Duration length = Duration.ofSeconds(seconds);
    return seconds % 86_400 == 0
        ? length.toDays() + " d"
        : seconds % 3_600 == 0 ? length.toHours() + " h" : length.toMinutes() + " min";
  }

  private void refresh() {
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Runnable watched = watch.read(actor);
    Runnable candles = candles(actor, status);
    return () -> {
      watched.run();
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
    empty.setText(
        "No candle is stored yet. They come with the account's market, or from a file: "
            + "ffe data import FILE --instrument BTC-USD --timeframe 1m");
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
            .map(s -> "Candles of " + s.instrument() + " from " + s.source())
            .orElse("No candles"));
  }

  private static boolean isLike(SeriesView a, SeriesView b) {
    return a.source().equals(b.source()) && a.instrument().equals(b.instrument());
  }
}
