package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.StatusView;
import ffe.desk.backtest.BacktestDesk;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestView;
import ffe.desk.backtest.JobView.State;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * One backtest: how far it is, or what it came to, drawn and told.
 *
 * <p>Desk calls: {@code find} (1 statement) each refresh until it has ended; {@code result} (2)
 * once.
 */
@Dependent
@Route(value = "backtests/:id", layout = MainLayout.class)
public class BacktestPage extends Div implements LivePage, BeforeEnterObserver {

  private final BacktestDesk desk;
  private volatile String id = "";
  private Optional<BacktestView> read = Optional.empty();

  @Inject
  BacktestPage(BacktestDesk desk) {
    this.desk = desk;
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
      return () -> {};
    }
    Optional<BacktestView> found =
        wanted.matches("[0-9a-f]{12}") ? desk.find(actor, wanted) : Optional.empty();
    if (found.isEmpty()) {
      return () -> alone(Words.of("backtests.not-found"), Words.of("backtests.no-such", wanted));
    }
    BacktestView view = found.get();
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
      return result.isPresent() ? () -> show(view, result.get()) : () -> unfinished(view);
    } catch (ConflictException e) {
      read = found;
      return () -> alone(Words.of("nav.backtest"), e.getMessage() + ".");
    }
  }

  private void alone(String title, String why) {
    removeAll();
    add(Tags.panel("wide", Tags.text("h1", "", title), title, Tags.empty(why)));
  }

  private void unfinished(BacktestView view) {
    HtmlContainer panel =
        Tags.panel(
            "wide",
            Tags.text("h1", "", BacktestWords.data(view.order().data())),
            Words.of("nav.backtest"),
            Tags.text("p", "strong", BacktestWords.state(view.state())));
    if (view.state() == State.RUNNING) {
      panel.add(
          Tags.bar(view.progress().map(BacktestView.Progress::share).orElse(0.0)),
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

  private void show(BacktestView view, BacktestResult result) {
    removeAll();
    new BacktestSections(view, result).all().forEach(this::add);
  }
}
