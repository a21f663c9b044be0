package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.JobView.State;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.search.PromotionDesk;
import ffe.desk.search.SearchDesk;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchResult;
import ffe.desk.search.SearchSummary;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One search: how far it is with the best so far, or what it came to and what can be done with it.
 *
 * <p>Desk calls: {@code find} (1 or 2 statements) each refresh until it has ended; {@code result}
 * and {@code chosen} (7) once; {@code version} of the policy where a part of it was chosen.
 */
@Dependent
@Route(value = "optimization/:id", layout = MainLayout.class)
public class SearchPage extends Div implements LivePage, BeforeEnterObserver {

  private final SearchDesk desk;
  private final PromotionDesk promotion;
  private final HtmlContainer fault = Tags.text("p", "bad", "");
  private final Errand errand;
  private volatile String id = "";
  private Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> read = Optional.empty();

  @Inject
  SearchPage(SearchDesk desk, PromotionDesk promotion, Ticker ticker) {
    this.desk = desk;
    this.promotion = promotion;
    this.errand = new Errand(this, ticker, fault);
    addClassName("sheet");
    fault.getElement().setAttribute("role", "alert");
    add(Tags.empty(Words.of("word.reading")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("id").orElse("");
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.search");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    String wanted = id;
    if (read.filter(v -> v.id().equals(wanted) && !v.isOpen()).isPresent()) {
      return () -> {};
    }
    Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> found =
        wanted.matches("[0-9a-f]{12}") ? desk.find(actor, wanted) : Optional.empty();
    if (found.isEmpty()) {
      return () -> alone(Words.of("search.not-found"), Words.of("search.no-such", wanted));
    }
    JobView<SearchOrder, SearchProgress, SearchSummary> view = found.get();
    if (read.equals(found)) {
      return () -> {};
    }
    if (view.state() != State.DONE) {
      read = found;
      return () -> unfinished(view);
    }
    try {
      Optional<SearchResult> result = desk.result(actor, view.order().aim(), wanted);
      Optional<Supplier<Component>> chosen = chosen(actor, status, view);
      // not before: what could not be read is asked for again
      read = found;
      return result.isPresent() ? () -> show(view, result.get(), chosen) : () -> unfinished(view);
    } catch (ConflictException e) {
      read = found;
      return () -> alone(Words.of("nav.search"), e.getMessage() + ".");
    }
  }

  /** What was chosen and what can be done with it, or why that cannot be told any more. */
  private Optional<Supplier<Component>> chosen(
      Actor actor, StatusView status, JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    String account = status.account();
    try {
      return desk.chosen(actor, view.order().aim(), view.id())
          .map(
              chosen -> {
                int version =
                    chosen.policy().isEmpty()
                        ? 0
                        : promotion.version(actor.on(Optional.of(account)));
                return () ->
                    new ChosenPanel(
                        view,
                        chosen,
                        new ChosenPanel.Doing(desk, promotion, errand, fault),
                        new ChosenPanel.Shown(
                            account,
                            version,
                            Permission.forbids(actor, status, Role.ADMIN),
                            actor.role().includes(Role.TRADER)
                                ? ""
                                : Words.of("backtests.needs-trader")));
              });
    } catch (RefusedOrderException e) {
      return Optional.of(() -> Tags.text("p", "notice warn", e.getMessage() + "."));
    }
  }

  private void alone(String title, String why) {
    removeAll();
    add(Tags.panel("wide", Tags.text("h1", "", title), title, Tags.empty(why)));
  }

  private void unfinished(JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    HtmlContainer panel =
        Tags.panel(
            "wide",
            Tags.text("h1", "", BacktestWords.data(view.order().run().data())),
            Words.of("nav.search"),
            Tags.text("p", "strong", BacktestWords.state(view.state())));
    view.progress()
        .filter(p -> view.isOpen())
        .ifPresent(
            p ->
                panel.add(
                    Tags.bar(p.share()),
                    Tags.text("p", "muted", SearchWords.left(p)),
                    Tags.text("p", "strong", SearchWords.best(p))));
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
    view.progress()
        .filter(p -> view.isOpen() && !p.latest().isEmpty())
        .ifPresent(
            p ->
                add(
                    SearchTables.trials(
                        Words.of("search.latest"),
                        p.latest(),
                        List.of(),
                        view.order().method().objectives())));
  }

  private void show(
      JobView<SearchOrder, SearchProgress, SearchSummary> view,
      SearchResult result,
      Optional<Supplier<Component>> chosen) {
    removeAll();
    SearchSections sections = new SearchSections(view, result);
    add(sections.verdict());
    chosen.ifPresent(panel -> add(panel.get()));
    sections.rest().forEach(this::add);
  }
}
