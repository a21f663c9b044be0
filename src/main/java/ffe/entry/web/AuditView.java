package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Auditor;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.Role;
import ffe.desk.RowPage;
import ffe.desk.StatusView;
import ffe.desk.chain.ChainDesk;
import ffe.desk.chain.ChainView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who told the engine what, on all accounts, newest first, by pages; for admins.
 *
 * <p>Desk calls: {@code controls} (1 statement) when a page is opened, and on the first page once
 * in {@link #AGAIN}; {@code view} of the chains (1) as often, and each time while they are
 * verified.
 */
@Dependent
@Route(value = "audit", layout = MainLayout.class)
public class AuditView extends Div implements LivePage, BeforeEnterObserver {

  static final Duration AGAIN = Duration.ofSeconds(10);

  private static final int LINES = 50;
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("audit.said-at", "fixed"),
          new Tags.Column("word.who", "fixed"),
          new Tags.Column("audit.through", "fixed narrow-off"),
          new Tags.Column("word.action", "fixed"),
          new Tags.Column("word.account", "fixed"),
          Tags.Column.text("audit.result"),
          new Tags.Column("orders.market-time", "fixed narrow-off"));

  private final Auditor auditor;
  private final ChainDesk chains;
  private final ChainPanel chain = new ChainPanel(this::verify);
  private final Div lines = new Div();
  private final Filters filters =
      new Filters(AuditView.class)
          .text("actor", Words.of("word.who"), Words.of("audit.who-hint"))
          .text("action", Words.of("word.action"), Words.of("audit.action-hint"))
          .text("account", Words.of("word.account"), Words.of("audit.account-hint"))
          .time("from", Words.of("word.from-time"))
          .time("to", Words.of("word.before-time"));
  private final Paging paging = new Paging(filters::page);
  private volatile Wanted wanted = Wanted.of(new Asked(QueryParameters.empty(), List.of()));
  private Optional<Read> read = Optional.empty();

  private record Wanted(ControlQuery query, List<String> faults) {

    static Wanted of(Asked asked) {
      ControlQuery query =
          new ControlQuery(
              asked.text("account", "[a-z][a-z0-9-]{0,30}", Words.of("filters.account-form")),
              asked.text("actor"),
              asked.text("action").map(text -> text.replace(' ', '_')),
              asked.time("from"),
              asked.time("to"),
              LINES,
              asked.text(Paging.CURSOR, "[0-9]{1,18}", Words.of("filters.cursor-form")));
      return new Wanted(query, asked.faults());
    }

    boolean isFirst() {
      return query.cursor().isEmpty();
    }
  }

  /** What was read last, and in which span of time; an older page does not change. */
  private record Read(Wanted wanted, Role role, long span) {}

  @Inject
  AuditView(Auditor auditor, ChainDesk chains) {
    this.auditor = auditor;
    this.chains = chains;
    HtmlContainer head = Tags.of("div", "title", Tags.text("h1", "", Words.of("nav.audit")));
    lines.addClassNames("dense", "cards", "after");
    lines.add(Tags.empty(Words.of("word.reading")));
    add(
        Tags.panel(
            "",
            head,
            Words.of("nav.audit"),
            Tags.text("p", "muted sentence", Words.of("audit.help")),
            filters,
            lines,
            paging),
        Tags.panel("after", Words.of("chain.title"), chain));
  }

  /** Which span of time the chain was shown for; it is read at once while a verification runs. */
  private long chainSpan = -1;

  private volatile boolean isVerifying;

  private void verify() {
    CurrentActor.find().ifPresent(this::verify);
  }

  /** One that somebody else began is shown as well. */
  private void verify(Actor actor) {
    isVerifying = true;
    try {
      chain.show(Optional.of(chains.verify(actor)));
    } catch (ConflictException e) {
      chain.show(Optional.of(chains.view(actor)));
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    ask(event.getLocation().getQueryParameters());
  }

  /** Shows what an address asks for. */
  void ask(QueryParameters address) {
    Asked asked =
        new Asked(address, List.of("actor", "action", "account", "from", "to", Paging.CURSOR));
    wanted = Wanted.of(asked);
    filters.show(asked.said());
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.audit");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Runnable rows = rows(actor, status);
    Optional<ChainView> view = chain(actor, status);
    return () -> {
      rows.run();
      view.ifPresent(
          v -> {
            isVerifying = v.running().isPresent();
            chain.show(view);
          });
    };
  }

  /** Once in a span of time, and each time while a verification runs. */
  private Optional<ChainView> chain(Actor actor, StatusView status) {
    long span = span(status.wallNow());
    if (!actor.role().includes(Role.ADMIN) || (span == chainSpan && !isVerifying)) {
      return Optional.empty();
    }
    chainSpan = span;
    return Optional.of(chains.view(actor));
  }

  private Runnable rows(Actor actor, StatusView status) {
    Wanted now = wanted;
    long span = now.isFirst() ? span(status.wallNow()) : 0;
    Read key = new Read(now, actor.role(), span);
    if (read.filter(key::equals).isPresent()) {
      return () -> {};
    }
    boolean isAllowed = actor.role().includes(Role.ADMIN);
    RowPage<ControlAction> page =
        isAllowed && now.faults().isEmpty()
            ? auditor.controls(actor, now.query())
            : new RowPage<>(List.of(), Optional.empty());
    read = Optional.of(key);
    return () -> show(now, isAllowed, page);
  }

  private static long span(Instant wall) {
    return wall.getEpochSecond() / AGAIN.toSeconds();
  }

  @Override
  public void failed(String why) {
    if (read.isEmpty()) {
      lines.removeAll();
      lines.add(Tags.empty(why));
    }
  }

  private void show(Wanted now, boolean isAllowed, RowPage<ControlAction> page) {
    Steady.show(lines, rows(now, isAllowed, page));
    paging.show(now.isFirst(), page.next());
  }

  private static Component rows(Wanted now, boolean isAllowed, RowPage<ControlAction> page) {
    if (!isAllowed) {
      return Tags.refused(List.of(Words.of("audit.needs-admin")));
    }
    if (!now.faults().isEmpty()) {
      return Tags.refused(now.faults());
    }
    return page.rows().isEmpty()
        ? Tags.empty(Words.of("audit.empty"))
        : Tags.table(COLUMNS, page.rows().stream().map(AuditView::row).toList());
  }

  private static List<Component> row(ControlAction action) {
    return List.of(
        Tags.span("", Format.timeInColumn(action.wallAt())),
        Tags.span("", action.actor()),
        Tags.span("", action.door()),
        Tags.span("strong", Format.title(action.command())),
        Tags.span(
            "", action.account().isEmpty() ? Words.of("audit.account-hint") : action.account()),
        Tags.span("", action.effect()),
        Tags.span("", action.account().isEmpty() ? "" : Format.timeInColumn(action.marketAt())));
  }
}
