package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.JobView.State;
import ffe.desk.files.SeriesView;
import ffe.desk.market.MarketDesk;
import ffe.desk.search.SearchDesk;
import ffe.desk.search.SearchForm;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchOrder.Aim;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchSummary;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Searches: what varies and how it is judged, and those there are with the best so far.
 *
 * <p>Desk calls: {@code list} (2 statements) each refresh, {@code series} (1) when opened and each
 * minute.
 */
@Dependent
@Route(value = "optimization", layout = MainLayout.class)
public class OptimizationPage extends Div implements LivePage {

  private static final int LISTED = 50;
  private static final Duration SERIES_EVERY = Duration.ofMinutes(1);

  /** One, or several of which the first chooses. */
  private static final List<String> OBJECTIVES =
      Stream.concat(
              SearchForm.OBJECTIVES.stream(),
              Stream.of("sharpe,calmar", "sharpe,return", "calmar,return", "sharpe,calmar,return"))
          .toList();

  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("search.what", ""),
          new Tags.Column("word.state", "fixed"),
          new Tags.Column("backtests.progress", ""),
          new Tags.Column("backtests.verdict", ""),
          Tags.Column.extra("search.outside"),
          Tags.Column.extra("backtests.skill"),
          new Tags.Column("backtests.ordered", "narrow-off"),
          new Tags.Column("", "fixed"));

  private final SearchDesk desk;
  private final MarketDesk market;
  private final Errand errand;
  private final BacktestOrderForm run = new BacktestOrderForm();
  private final SpaceEditor space = new SpaceEditor();
  private final Map<String, Pick> picks = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final NativeButton send = new NativeButton(Words.of("search.order"), e -> order());
  private final HtmlContainer fault = Tags.text("p", "bad", "");
  private final Div list = new Div();
  private List<SeriesView> series = List.of();
  private Optional<Long> seriesAt = Optional.empty();

  @Inject
  OptimizationPage(SearchDesk desk, MarketDesk market, Ticker ticker) {
    this.desk = desk;
    this.market = market;
    this.errand = new Errand(this, ticker, fault);
    addClassName("sheet");
    send.addClassName("act");
    fault.getElement().setAttribute("role", "alert");
    list.add(Tags.empty(Words.of("word.reading")));
    add(
        Tags.panel(
            "wide",
            Tags.text("h1", "", Words.of("nav.optimization")),
            Words.of("nav.optimization"),
            Tags.text("p", "muted sentence", Words.of("search.help")),
            Tags.text("h2", "", Words.of("search.space")),
            space,
            Tags.text("h2", "", Words.of("search.method")),
            method(),
            Tags.text("h2", "", Words.of("search.run")),
            run,
            Tags.of("div", "row after", send),
            fault),
        Tags.panel("wide dense", Words.of("backtests.list"), list));
  }

  private HtmlContainer method() {
    return Tags.of(
        "div",
        "policy",
        Tags.of(
            "div",
            "row form after",
            pick("search", Words.of("search.search"), SearchForm.SEARCHES, "random"),
            input("trials", Words.of("search.trials"), "50"),
            pick("objectives", Words.of("search.objective"), OBJECTIVES, "sharpe"),
            input("seed", Words.of("search.seed"), "1")),
        Tags.of(
            "div",
            "row form after",
            pick("validation", Words.of("search.validation"), SearchForm.VALIDATIONS, "anchored"),
            input("folds", Words.of("search.folds"), "4"),
            input("embargo_hours", Words.of("search.embargo"), "24"),
            input("trades_min", Words.of("search.trades-min"), "10")));
  }

  private HtmlContainer pick(String field, String label, List<String> words, String usual) {
    Pick pick = new Pick(words);
    pick.setValue(usual);
    pick.getElement().setAttribute("aria-label", label);
    picks.put(field, pick);
    return BacktestOrderForm.labelled(label, pick);
  }

  private HtmlContainer input(String field, String label, String hint) {
    Input input = new Input();
    input.setPlaceholder(hint);
    input
        .getElement()
        .setAttribute("size", "6")
        .setAttribute("maxlength", "20")
        .setAttribute("autocomplete", "off");
    inputs.put(field, input);
    return BacktestOrderForm.labelled(label, input);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.optimization");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    long now = System.nanoTime();
    if (seriesAt.filter(at -> now - at < SERIES_EVERY.toNanos()).isEmpty()) {
      series = market.series(actor);
      seriesAt = Optional.of(now);
    }
    List<JobView<SearchOrder, SearchProgress, SearchSummary>> all =
        Stream.of(Aim.values())
            .flatMap(aim -> desk.list(actor, aim, LISTED).stream())
            .sorted(
                Comparator.comparing(
                        (JobView<SearchOrder, SearchProgress, SearchSummary> v) -> v.orderedAt())
                    .reversed())
            .limit(LISTED)
            .toList();
    String forbidden = actor.role().includes(Role.TRADER) ? "" : Words.of("backtests.needs-trader");
    return () -> show(all, forbidden);
  }

  private void show(
      List<JobView<SearchOrder, SearchProgress, SearchSummary>> all, String forbidden) {
    send.setEnabled(forbidden.isEmpty());
    send.getElement().setAttribute("title", forbidden);
    run.offer(series);
    Map<String, List<Component>> rows = new LinkedHashMap<>();
    all.forEach(v -> rows.put(v.id(), row(v, forbidden.isEmpty())));
    Steady.show(
        list, rows.isEmpty() ? Tags.empty(Words.of("backtests.none")) : Tags.keyed(COLUMNS, rows));
  }

  private List<Component> row(
      JobView<SearchOrder, SearchProgress, SearchSummary> view, boolean mayCancel) {
    Anchor link =
        new Anchor("optimization/" + view.id(), BacktestWords.data(view.order().run().data()));
    link.getElement().setAttribute("router-link", true);
    return List.of(
        Tags.of(
            "span",
            "",
            link,
            Tags.span(
                "muted narrow-off",
                " "
                    + view.order().space()
                    + " · "
                    + SearchWords.validation(view.order().judging()))),
        Tags.span(view.state() == State.FAILED ? "bad" : "", BacktestWords.state(view.state())),
        progress(view),
        Tags.span("", SearchWords.came(view)),
        BacktestWords.signed(view.summary().flatMap(SearchSummary::outside)),
        Tags.span("", view.summary().map(s -> SearchWords.told(s.skill())).orElse("")),
        Tags.span("", Format.toMinute(view.orderedAt())),
        cancel(view, mayCancel));
  }

  private static Component progress(JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    if (view.state() == State.DONE) {
      return Tags.span(
          "muted",
          view.summary().flatMap(SearchSummary::chosen).map(SearchWords::dials).orElse(""));
    } else if (view.state() != State.RUNNING || view.progress().isEmpty()) {
      return Tags.span("", "");
    }
    SearchProgress progress = view.progress().get();
    return Tags.of(
        "span",
        "",
        Tags.bar(progress.share()),
        Tags.span("muted", SearchWords.left(progress)),
        Tags.span("muted narrow-off", " · " + SearchWords.best(progress)));
  }

  private Component cancel(
      JobView<SearchOrder, SearchProgress, SearchSummary> view, boolean mayCancel) {
    if (!view.isOpen()) {
      return Tags.span("", "");
    }
    String id = view.id();
    Aim aim = view.order().aim();
    NativeButton button =
        new NativeButton(
            Words.of("backtests.cancel"),
            event ->
                errand.run(
                    actor -> desk.cancel(actor, aim, id), Words.of("backtests.not-cancelled")));
    button.addClassName("act");
    button.setEnabled(mayCancel);
    return button;
  }

  private void order() {
    Map<String, String> typed = new LinkedHashMap<>(run.typed());
    picks.forEach((field, pick) -> typed.put(field, pick.getValue()));
    inputs.forEach((field, input) -> typed.put(field, input.getValue()));
    typed.put("space", space.space());
    errand.run(
        actor -> desk.order(actor, SearchForm.read(Aim.OPTIMIZATION, typed)),
        Words.of("backtests.not-ordered"));
  }
}
