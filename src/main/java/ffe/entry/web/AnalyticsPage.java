package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.AnalyticsView;
import ffe.desk.Bookkeeper;
import ffe.desk.PerformanceQuery;
import ffe.desk.StatusView;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.drift.DriftDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trading came to, over some risk days; which ones stands in the address.
 *
 * <p>Desk calls: {@code performance} (6 statements) when the page is opened and when a cycle has
 * ended; those of {@link ArenaSection} and {@link DriftSection}.
 */
@Dependent
@Route(value = "analytics", layout = MainLayout.class)
public class AnalyticsPage extends Div implements LivePage, BeforeEnterObserver {

  private static final String DAY = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}";

  private final Bookkeeper books;
  private final Filters filters =
      new Filters(AnalyticsPage.class)
          .choice("days", Words.of("analytics.range"), ranges())
          .day("from", Words.of("analytics.from-day"))
          .day("to", Words.of("analytics.to-day"))
          .either(List.of("days"), List.of("from", "to"));
  private final Div said = new Div();
  private final Div figures = new Div();
  private final EquityChart chart = new EquityChart();
  private final HtmlContainer chartPanel =
      Tags.panel(
          "wide equity-tall",
          Words.of("analytics.chart"),
          chart,
          Tags.text("p", "muted after", Words.of("analytics.chart-help")));
  private final Div tables = new Div();
  private final ArenaSection arena;
  private final DriftSection drift;
  private volatile Wanted wanted = new Wanted(PerformanceQuery.ALL, List.of());
  private Optional<Read> read = Optional.empty();

  private record Wanted(PerformanceQuery query, List<String> faults) {}

  private record Read(Wanted wanted, String account, Optional<Instant> cycle) {}

  @Inject
  AnalyticsPage(Bookkeeper books, ArenaDesk desk, DriftDesk repeated) {
    this.books = books;
    arena = new ArenaSection(desk);
    drift = new DriftSection(repeated);
    addClassName("sheet");
    said.add(Tags.empty(Words.of("word.reading")));
    chartPanel.setVisible(false);
    tables.addClassNames("sheet", "wide");
    add(
        Tags.panel(
            "wide",
            Tags.text("h1", "", Words.of("nav.analytics")),
            Words.of("nav.analytics"),
            filters,
            said,
            figures),
        chartPanel,
        arena,
        tables,
        Tags.panel("wide dense", Words.of("drift.title"), drift));
  }

  private static Map<String, String> ranges() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("", Words.of("analytics.all"));
    words.put("7", Words.of("analytics.last-7"));
    words.put("30", Words.of("analytics.last-30"));
    words.put("90", Words.of("analytics.last-90"));
    return words;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    ask(event.getLocation().getQueryParameters());
  }

  /** Shows what an address asks for. */
  void ask(QueryParameters address) {
    Asked asked = new Asked(address, List.of("days", "from", "to"));
    Optional<String> days = asked.text("days", "[1-9][0-9]{0,3}", Words.of("analytics.days-form"));
    Optional<String> from = asked.text("from", DAY, Words.of("analytics.day-form"));
    Optional<String> to = asked.text("to", DAY, Words.of("analytics.day-form"));
    List<String> faults = new ArrayList<>(asked.faults());
    PerformanceQuery query = PerformanceQuery.ALL;
    try {
      query =
          new PerformanceQuery(
              days.map(Integer::valueOf), from.map(LocalDate::parse), to.map(LocalDate::parse));
    } catch (DateTimeException | IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    wanted = new Wanted(query, List.copyOf(faults));
    filters.show(asked.said());
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.analytics");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Wanted now = wanted;
    Runnable figures = figures(actor, status, now);
    Runnable scores = now.faults().isEmpty() ? arena.read(actor, status, now.query()) : () -> {};
    Runnable repeated = drift.read(actor);
    return () -> {
      arena.setVisible(now.faults().isEmpty());
      figures.run();
      scores.run();
      repeated.run();
    };
  }

  private Runnable figures(Actor actor, StatusView status, Wanted now) {
    Read key = new Read(now, status.account(), status.lastCycleAt());
    if (read.filter(key::equals).isPresent()) {
      return () -> {};
    }
    Optional<AnalyticsView> view =
        now.faults().isEmpty()
            ? Optional.of(books.performance(actor, now.query()))
            : Optional.empty();
    read = Optional.of(key);
    return () -> show(now, view);
  }

  @Override
  public void failed(String why) {
    drift.failed(why);
    if (read.isEmpty()) {
      said.removeAll();
      said.add(Tags.empty(why));
    }
  }

  private void show(Wanted now, Optional<AnalyticsView> view) {
    chartPanel.setVisible(view.filter(v -> !v.curve().isEmpty()).isPresent());
    if (view.isEmpty()) {
      Steady.show(said, Tags.refused(now.faults()));
      figures.removeAll();
      tables.removeAll();
      return;
    }
    AnalyticsView one = view.get();
    Steady.show(
        said,
        Tags.text(
            "p",
            "muted sentence after",
            String.join(
                " ",
                Words.of("analytics.day-starts", one.dayStarts()),
                one.span()
                    .from()
                    .map(d -> Words.of("analytics.from", Format.day(d)))
                    .orElseGet(() -> Words.of("analytics.from-first")),
                one.span()
                    .to()
                    .map(d -> Words.of("analytics.to", Format.day(d)))
                    .orElseGet(() -> Words.of("analytics.to-now")))));
    Steady.show(figures, AnalyticsSections.figures(one));
    chart.loadSteps(one.curve());
    chart.describe(AnalyticsSections.curve(one));
    Steady.show(tables, AnalyticsSections.tables(one));
  }
}
