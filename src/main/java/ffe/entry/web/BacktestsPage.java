package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.JobView.State;
import ffe.desk.files.SeriesView;
import ffe.desk.market.MarketDesk;
import ffe.report.Drawings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Backtests: a form that orders one, those there are with how far they are, and up to four results
 * beside each other.
 *
 * <p>Desk calls: {@code list} (1 statement) each refresh, {@code series} (1) when opened and each
 * minute, {@code result} (2) once for each that is compared.
 */
@Dependent
@Route(value = "backtests", layout = MainLayout.class)
public class BacktestsPage extends Div implements LivePage {

  static final int COMPARED_MAX = 4;

  private static final int LISTED = 50;
  private static final Duration SERIES_EVERY = Duration.ofMinutes(1);

  private final BacktestDesk desk;
  private final MarketDesk market;
  private final Errand errand;
  private final BacktestOrderForm form;
  private final NativeButton send = new NativeButton(Words.of("backtests.order"), e -> order());
  private final HtmlContainer fault = Tags.text("p", "bad", "");
  private final Div list = new Div();
  private final HtmlContainer compared = Tags.of("div", "");
  private final HtmlContainer comparison;
  private final Map<String, BacktestResult> results = new LinkedHashMap<>();
  private volatile List<String> chosen = List.of();
  private List<String> shown = List.of();
  private List<SeriesView> series = List.of();
  private Optional<Long> seriesAt = Optional.empty();

  @Inject
  BacktestsPage(BacktestDesk desk, MarketDesk market, Ticker ticker) {
    this.desk = desk;
    this.market = market;
    this.errand = new Errand(this, ticker, fault);
    this.form = new BacktestOrderForm(desk.seats());
    addClassName("sheet");
    send.addClassName("act");
    fault.getElement().setAttribute("role", "alert");
    list.add(Tags.empty(Words.of("word.reading")));
    comparison = Tags.panel("wide dense", Words.of("backtests.compared"), compared);
    comparison.setVisible(false);
    add(
        Tags.panel(
            "wide",
            Tags.text("h1", "", Words.of("nav.backtests")),
            Words.of("nav.backtests"),
            Tags.text("p", "muted sentence", Words.of("backtests.help")),
            form,
            Tags.of("div", "row after", send),
            fault),
        comparison,
        Tags.panel("wide dense", Words.of("backtests.list"), list));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.backtests");
  }

  /** What one refresh found. */
  private record Found(
      List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> all,
      List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> beside,
      String forbidden) {}

  @Override
  public Runnable read(Actor actor, StatusView status) {
    long now = System.nanoTime();
    if (seriesAt.filter(at -> now - at < SERIES_EVERY.toNanos()).isEmpty()) {
      series = market.series(actor);
      seriesAt = Optional.of(now);
    }
    List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> all = desk.list(actor, LISTED);
    List<String> wanted = chosen;
    List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> beside =
        all.stream().filter(v -> wanted.contains(v.id()) && isKnown(actor, v)).toList();
    String forbidden = actor.role().includes(Role.TRADER) ? "" : Words.of("backtests.needs-trader");
    return () -> show(new Found(all, beside, forbidden));
  }

  /** Whether its result was read; what another version wrote is not compared. */
  private boolean isKnown(
      Actor actor, JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    if (view.state() != State.DONE) {
      return false;
    }
    try {
      if (!results.containsKey(view.id())) {
        desk.result(actor, view.id()).ifPresent(r -> results.put(view.id(), r));
      }
      return results.containsKey(view.id());
    } catch (ConflictException e) {
      return false;
    }
  }

  private void show(Found found) {
    send.setEnabled(found.forbidden().isEmpty());
    send.getElement().setAttribute("title", found.forbidden());
    form.offer(series);
    Map<String, List<Component>> rows = new LinkedHashMap<>();
    found.all().forEach(v -> rows.put(v.id(), row(v, found.forbidden().isEmpty())));
    Steady.show(
        list, rows.isEmpty() ? Tags.empty(Words.of("backtests.none")) : Tags.keyed(COLUMNS, rows));
    List<String> ids = found.beside().stream().map(JobView::id).toList();
    comparison.setVisible(!ids.isEmpty());
    if (!ids.equals(shown)) {
      shown = ids;
      compared.removeAll();
      if (!ids.isEmpty()) {
        compare(found.beside());
      }
    }
  }

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("backtests.what", ""),
          new Tags.Column("word.state", "fixed"),
          new Tags.Column("backtests.progress", ""),
          new Tags.Column("backtests.verdict", "narrow-off"),
          Tags.Column.number("backtests.total"),
          Tags.Column.extra("backtests.held"),
          Tags.Column.number("word.trades"),
          new Tags.Column("backtests.ordered", "narrow-off"),
          new Tags.Column("", "fixed"));

  private List<Component> row(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view, boolean mayCancel) {
    Optional<BacktestSummary> summary = view.summary();
    return List.of(
        what(view),
        Tags.span(view.state() == State.FAILED ? "bad" : "", BacktestWords.state(view.state())),
        progress(view),
        Tags.span(
            "",
            summary
                .map(s -> BacktestWords.verdict(s.verdict()))
                .or(() -> view.problem().map(JobView.Problem::words))
                .orElse("")),
        BacktestWords.signed(summary.flatMap(BacktestSummary::total)),
        BacktestWords.signed(summary.flatMap(BacktestSummary::held)),
        Tags.span("", summary.map(s -> Format.count(s.trades())).orElse("")),
        Tags.span("", Format.toMinute(view.orderedAt())),
        action(view, mayCancel));
  }

  private static Component what(JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    Anchor link = new Anchor("backtests/" + view.id(), BacktestWords.data(view.order().data()));
    link.getElement().setAttribute("router-link", true);
    return Tags.of(
        "span",
        "",
        link,
        Tags.span("muted narrow-off", " " + String.join(", ", view.order().voters())));
  }

  private static Component progress(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    if (view.state() != State.RUNNING) {
      return Tags.span("", "");
    }
    double share = view.progress().map(BacktestProgress::share).orElse(0.0);
    return Tags.of("span", "", Tags.bar(share), Tags.span("muted", BacktestWords.left(view)));
  }

  private Component action(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view, boolean mayCancel) {
    String id = view.id();
    NativeButton button;
    if (view.isOpen()) {
      button = new NativeButton(Words.of("backtests.cancel"), event -> cancel(id));
      button.setEnabled(mayCancel);
    } else if (view.state() == State.DONE) {
      boolean isChosen = chosen.contains(id);
      button =
          new NativeButton(
              isChosen ? Words.of("backtests.leave-out") : Words.of("backtests.compare"),
              event -> toggle(id));
      button.getElement().setAttribute("aria-pressed", Boolean.toString(isChosen));
    } else {
      return Tags.span("", "");
    }
    button.addClassName("act");
    return button;
  }

  private void toggle(String id) {
    List<String> next = new ArrayList<>(chosen);
    if (!next.remove(id)) {
      if (next.size() == COMPARED_MAX) {
        next.remove(0);
      }
      next.add(id);
    }
    chosen = List.copyOf(next);
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  private void compare(List<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> views) {
    List<BacktestResult> all =
        views.stream().flatMap(v -> Optional.ofNullable(results.get(v.id())).stream()).toList();
    compared.add(
        BacktestSections.svg(
            Drawings.growth(
                all.stream().map(BacktestResult::chart).toList(),
                Words.of("backtests.compared-chart", all.size()))));
    compared.add(ComparedRuns.of(views, all));
  }

  private void order() {
    fault.setText("");
    Map<String, String> typed = form.typed();
    errand.run(actor -> desk.order(actor, desk.read(typed)), Words.of("backtests.not-ordered"));
  }

  private void cancel(String id) {
    errand.run(actor -> desk.cancel(actor, id), Words.of("backtests.not-cancelled"));
  }
}
