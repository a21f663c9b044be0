package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.StatusView;
import ffe.desk.files.SeriesView;
import ffe.desk.market.CalendarView;
import ffe.desk.market.CoverageQuery;
import ffe.desk.market.CoverageView;
import ffe.desk.market.DataDesk;
import ffe.desk.market.FlawDesk;
import ffe.desk.market.FlawQuery;
import ffe.desk.market.MarketDesk;
import ffe.market.DataFlaw;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How whole stored candles are: each timeframe, each day of two months, and what is missing.
 *
 * <p>Desk calls: {@code series} (1 statement) and {@code coverage} (1, and at most 3 for each
 * timeframe) and {@code flaws} (1) once in {@link #AGAIN} and when a series is chosen; {@code
 * calendar} (at most 6) then and when a timeframe or a month is chosen.
 */
@Dependent
@Route(value = "data", layout = MainLayout.class)
public class DataPage extends Div implements LivePage {

  static final Duration AGAIN = Duration.ofMinutes(5);

  /** Gaps in the list. */
  static final int GAPS = 50;

  /** What is not believed, in the list. */
  static final int FLAWS = 20;

  private final MarketDesk market;
  private final DataDesk desk;
  private final FlawDesk doubts;
  private final SeriesChoice choice = new SeriesChoice(this::choose);
  private final HtmlContainer series = Tags.of("div", "dense after");
  private final HtmlContainer calendar = Tags.of("div", "sheet after");
  private final HtmlContainer gaps = Tags.of("div", "dense after");
  private final HtmlContainer flaws = Tags.of("div", "dense after");
  private final Map<Timeframe, NativeButton> frames = new EnumMap<>(Timeframe.class);
  private final NativeButton older = button(Words.of("word.older"), this::older);
  private final NativeButton newer = button(Words.of("data.newer"), this::newer);
  private final NativeButton newest = button(Words.of("word.newest"), () -> go(Optional.empty()));
  private volatile Wanted wanted = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
  private Optional<CalendarView> shown = Optional.empty();
  private Optional<Read> read = Optional.empty();

  /** What is looked at; of no timeframe the finest, of no month the newest. */
  private record Wanted(
      Optional<SeriesView> series, Optional<Timeframe> timeframe, Optional<YearMonth> month) {

    private boolean isSameSeries(Wanted other) {
      return series
          .map(s -> other.series.filter(o -> s.isOf(o.source(), o.instrument())).isPresent())
          .orElse(other.series.isEmpty());
    }
  }

  /** What was read, and for what. */
  private record Read(
      String account,
      long span,
      Wanted wanted,
      List<SeriesView> series,
      List<CoverageView> coverage,
      Optional<CalendarView> calendar,
      List<DataFlaw> flaws) {}

  @Inject
  DataPage(MarketDesk market, DataDesk desk, FlawDesk doubts) {
    this.market = market;
    this.desk = desk;
    this.doubts = doubts;
    HtmlContainer lengths = Tags.of("div", "row");
    lengths
        .getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", Words.of("market.frames"));
    for (Timeframe one : Timeframe.values()) {
      NativeButton button = button(one.label(), () -> choose(one));
      button.setVisible(false);
      frames.put(one, button);
      lengths.add(button);
    }
    HtmlContainer tools =
        Tags.of("div", "row after", lengths, Tags.of("div", "row", older, newer, newest));
    HtmlContainer head =
        Tags.of(
            "div",
            "title",
            Tags.text("h1", "", Words.of("nav.data")),
            choice,
            Tags.link("market", Words.of("data.to-market")));
    for (HtmlContainer part : List.of(series, calendar, gaps, flaws)) {
      part.add(Tags.empty(Words.of("word.reading")));
    }
    add(
        Tags.panel(
            "",
            head,
            Words.of("nav.data"),
            Tags.text("p", "muted sentence", Words.of("data.help")),
            series),
        Tags.panel(
            "after",
            Words.of("data.calendar"),
            Tags.text("p", "muted sentence", Words.of("data.calendar-help")),
            tools,
            calendar),
        Tags.panel("after", Words.of("data.gaps"), gaps),
        Tags.panel(
            "after",
            Words.of("data.flaws"),
            Tags.text("p", "muted sentence", Words.of("data.flaws-help")),
            flaws));
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("plain");
    return button;
  }

  private void choose(SeriesView next) {
    want(new Wanted(Optional.of(next), Optional.empty(), Optional.empty()));
  }

  private void choose(Timeframe next) {
    want(new Wanted(wanted.series(), Optional.of(next), wanted.month()));
  }

  private void older() {
    shown.flatMap(CalendarView::older).ifPresent(month -> go(Optional.of(month)));
  }

  private void newer() {
    shown.flatMap(CalendarView::newer).ifPresent(month -> go(Optional.of(month.plusMonths(1))));
  }

  private void go(Optional<YearMonth> month) {
    want(new Wanted(wanted.series(), wanted.timeframe(), month));
  }

  private void want(Wanted next) {
    wanted = next;
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.data");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Wanted now = wanted;
    long span = status.wallNow().getEpochSecond() / AGAIN.toSeconds();
    Optional<Read> fresh =
        read.filter(r -> r.account().equals(status.account()) && r.span() == span);
    if (fresh.filter(r -> r.wanted().equals(now)).isPresent()) {
      return () -> {};
    }
    List<SeriesView> all = fresh.map(Read::series).orElseGet(() -> market.series(actor));
    Optional<Read> same = fresh.filter(r -> r.wanted().isSameSeries(now));
    List<CoverageView> coverage =
        same.map(Read::coverage)
            .orElseGet(() -> now.series().map(s -> coverage(actor, s)).orElse(List.of()));
    List<DataFlaw> told =
        same.map(Read::flaws)
            .orElseGet(() -> now.series().map(s -> flaws(actor, s)).orElse(List.of()));
    Optional<CalendarView> days =
        now.series()
            .flatMap(
                s ->
                    frame(now, coverage)
                        .flatMap(f -> desk.calendar(actor, of(s, f), now.month(), GAPS)));
    Read next = new Read(status.account(), span, now, all, coverage, days, told);
    read = Optional.of(next);
    return () -> show(next, status);
  }

  private List<CoverageView> coverage(Actor actor, SeriesView of) {
    return desk.coverage(
        actor,
        new CoverageQuery(
            of.source(), of.instrument(), Optional.empty(), Optional.empty(), Optional.empty(), 1));
  }

  private List<DataFlaw> flaws(Actor actor, SeriesView of) {
    return doubts
        .flaws(
            actor,
            new FlawQuery(Optional.of(of.source()), Optional.empty(), Optional.empty(), FLAWS))
        .rows();
  }

  /** The timeframe looked at; the finest where none is chosen, or one that is not stored. */
  private static Optional<Timeframe> frame(Wanted now, List<CoverageView> coverage) {
    List<Timeframe> stored =
        coverage.stream().flatMap(c -> Timeframe.parse(c.timeframe()).stream()).toList();
    return now.timeframe().filter(stored::contains).or(() -> stored.stream().findFirst());
  }

  private static SeriesView of(SeriesView all, Timeframe frame) {
    return new SeriesView(all.source(), all.instrument(), frame, all.first(), all.last());
  }

  @Override
  public void failed(String why) {
    if (read.isEmpty()) {
      Steady.show(series, Tags.empty(why));
    }
  }

  private void show(Read now, StatusView status) {
    List<SeriesView> known = choice.show(now.series(), status);
    if (known.isEmpty()) {
      Steady.show(series, Tags.empty(Words.of("market.empty")));
      Steady.show(calendar);
      Steady.show(gaps);
      Steady.show(flaws);
      return;
    }
    boolean isKnown =
        now.wanted()
            .series()
            .filter(s -> known.stream().anyMatch(k -> k.isOf(s.source(), s.instrument())))
            .isPresent();
    if (!isKnown) {
      choose(known.get(0));
      return;
    }
    shown = now.calendar();
    Optional<Timeframe> frame = frame(now.wanted(), now.coverage());
    frames.forEach(
        (one, button) -> {
          button.setVisible(
              now.coverage().stream().anyMatch(c -> c.timeframe().equals(one.label())));
          button
              .getElement()
              .setAttribute(
                  "aria-pressed", Boolean.toString(frame.filter(one::equals).isPresent()));
        });
    older.setEnabled(shown.flatMap(CalendarView::older).isPresent());
    newer.setEnabled(shown.flatMap(CalendarView::newer).isPresent());
    newest.setEnabled(shown.flatMap(CalendarView::newer).isPresent());
    Steady.show(series, DataTables.series(now.coverage()));
    Steady.show(calendar, DataTables.months(now.calendar()));
    Steady.show(gaps, DataTables.gaps(now.calendar()));
    Steady.show(flaws, DataTables.flaws(now.flaws()));
  }
}
