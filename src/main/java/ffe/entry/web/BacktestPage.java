package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
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
import ffe.desk.chance.ChanceDesk;
import ffe.desk.chance.ChanceOrder;
import ffe.desk.chance.ChanceProgress;
import ffe.desk.chance.ChanceSummary;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * One backtest: how far it is, or what it came to, drawn and told.
 *
 * <p>Desk calls: {@code find} (1 statement) each refresh until it has ended; {@code result} (2)
 * once; then {@code list} of chances (1) each refresh, and their {@code result} (2) once.
 */
@Dependent
@Route(value = "backtests/:id", layout = MainLayout.class)
public class BacktestPage extends Div implements LivePage, BeforeEnterObserver {

  /** Newest orders of draws among which this backtest's is looked for. */
  private static final int DRAWS_LOOKED_AT = 50;

  private final BacktestDesk desk;
  private final ChanceDesk chances;
  private final Ticker ticker;
  private volatile String id = "";
  private Optional<ChancePanel> drawing = Optional.empty();
  private Optional<ChancePanel.Drawn> drawn = Optional.empty();
  private Optional<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> read =
      Optional.empty();

  @Inject
  BacktestPage(BacktestDesk desk, ChanceDesk chances, Ticker ticker) {
    this.desk = desk;
    this.chances = chances;
    this.ticker = ticker;
    addClassName("sheet");
    add(Tags.empty(Words.of("word.reading")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("id").orElse("");
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.backtest");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    String wanted = id;
    if (read.filter(v -> v.id().equals(wanted) && !v.isOpen()).isPresent()) {
      return again(actor, wanted);
    }
    Optional<JobView<BacktestOrder, BacktestProgress, BacktestSummary>> found =
        wanted.matches("[0-9a-f]{12}") ? desk.find(actor, wanted) : Optional.empty();
    if (found.isEmpty()) {
      return () -> alone(Words.of("backtests.not-found"), Words.of("backtests.no-such", wanted));
    }
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> view = found.get();
    if (read.equals(found)) {
      return () -> {};
    }
    if (view.state() != State.DONE) {
      read = found;
      return () -> unfinished(view);
    }
    try {
      Optional<BacktestResult> result = desk.result(actor, wanted);
      // not before: what could not be read is asked for again
      read = found;
      Runnable again = again(actor, wanted);
      return result.isPresent()
          ? () -> {
            show(view, result.get());
            again.run();
          }
          : () -> unfinished(view);
    } catch (ConflictException e) {
      read = found;
      return () -> alone(Words.of("nav.backtest"), e.getMessage() + ".");
    }
  }

  /** What was drawn again of it. */
  private Runnable again(Actor actor, String wanted) {
    Optional<JobView<ChanceOrder, ChanceProgress, ChanceSummary>> newest =
        chances.list(actor, DRAWS_LOOKED_AT).stream()
            .filter(view -> view.order().backtest().equals(wanted))
            .findFirst();
    if (!newest.equals(drawn.map(ChancePanel.Drawn::view))) {
      drawn = newest.map(view -> read(actor, view));
    }
    Optional<ChancePanel.Drawn> shown = drawn;
    String forbidden = actor.role().includes(Role.TRADER) ? "" : Words.of("backtests.needs-trader");
    return () -> drawing.ifPresent(panel -> panel.show(shown, forbidden));
  }

  private ChancePanel.Drawn read(
      Actor actor, JobView<ChanceOrder, ChanceProgress, ChanceSummary> view) {
    if (view.state() != State.DONE) {
      return new ChancePanel.Drawn(view, Optional.empty(), "");
    }
    try {
      return new ChancePanel.Drawn(view, chances.result(actor, view.id()), "");
    } catch (ConflictException e) {
      return new ChancePanel.Drawn(view, Optional.empty(), e.getMessage() + ".");
    }
  }

  private void alone(String title, String why) {
    removeAll();
    add(Tags.panel("wide", Tags.text("h1", "", title), title, Tags.empty(why)));
  }

  private void unfinished(JobView<BacktestOrder, BacktestProgress, BacktestSummary> view) {
    HtmlContainer panel =
        Tags.panel(
            "wide",
            Tags.text("h1", "", BacktestWords.data(view.order().data())),
            Words.of("nav.backtest"),
            Tags.text("p", "strong", BacktestWords.state(view.state())));
    if (view.state() == State.RUNNING) {
      panel.add(
          Tags.bar(view.progress().map(BacktestProgress::share).orElse(0.0)),
          Tags.text("p", "muted", BacktestWords.left(view)));
    }
    view.problem()
        .ifPresent(
            p ->
                panel.add(
                    Tags.text(
                        "p",
                        "notice warn",
                        p.field().isEmpty() ? p.words() : p.field() + ": " + p.words())));
    removeAll();
    add(panel);
  }

  private void show(
      JobView<BacktestOrder, BacktestProgress, BacktestSummary> view, BacktestResult result) {
    removeAll();
    ChancePanel panel = new ChancePanel(view.id(), chances, ticker);
    drawing = Optional.of(panel);
    new BacktestSections(view, result).all().forEach(this::add);
    add(panel);
  }
}
