package ffe.entry.web;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.Command;
import ffe.desk.AccountDesk;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.Desk;
import ffe.desk.ForbiddenException;
import ffe.desk.PositionView;
import ffe.desk.StatusView;
import ffe.desk.UnknownAccountException;
import ffe.desk.UnknownInstrumentException;
import ffe.desk.access.Doorkeeper;
import ffe.market.Instrument;
import ffe.trading.AgentState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What every page stands in: the status bar, what needs attention, the way to the other pages.
 *
 * <p>Refreshed by {@link Live}: the desk says that something changed, {@link Desk#status} and
 * {@link Desk#positions} are read (memory only, no statement), the page reads what it needs, and
 * both are shown. Nothing is read and nothing is commanded while the session is held.
 */
@Dependent
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

  private static final Logger LOG = Logger.getLogger(MainLayout.class.getName());

  private static final Duration KEY_LOOK = Duration.ofSeconds(3);

  private final Desk desk;
  private final AccountDesk accounts;
  private final Doorkeeper doorkeeper;
  private final Ticker ticker;
  private final HtmlContainer page = Tags.of("main", "page");
  private final Div notices = new Div();
  private final Div answer = new Div();
  private final Div content = new Div();
  private final Component heard = new HtmlContainer("ffe-heard");
  private final StatusBar bar;
  private final Navigation navigation = new Navigation();
  private volatile Optional<LivePage> current = Optional.empty();
  private Optional<Live> live = Optional.empty();
  private Optional<Desk.Subscription> subscription = Optional.empty();
  private List<Notice> shown = List.of();
  private int beats;
  private long keySeenNanos = Long.MIN_VALUE / 2;

  @Inject
  MainLayout(Desk desk, AccountDesk accounts, Doorkeeper doorkeeper, Ticker ticker) {
    this.desk = desk;
    this.doorkeeper = doorkeeper;
    this.accounts = accounts;
    this.ticker = ticker;
    bar = new StatusBar(new Stops(c -> tell(c, "held in the status bar")), this::look, this::turn);
    addClassName("frame");
    heard.getElement().setAttribute("says", Words.of("layout.silent"));
    page.setId("content");
    page.getElement().setAttribute("tabindex", "-1");
    notices.addClassName("notices");
    answer.getElement().setAttribute("role", "status");
    page.add(heard, notices, answer, content);
    Anchor skip = new Anchor("#content", Words.of("layout.skip"));
    skip.addClassName("skip");
    add(skip, bar, navigation, page, Navigation.help());
  }

  /** The layout a page stands in. */
  static Optional<MainLayout> of(Component component) {
    return Optional.ofNullable(component.findAncestor(MainLayout.class));
  }

  @Override
  public void showRouterLayoutContent(HasElement shownPage) {
    content.removeAll();
    content.getElement().appendChild(shownPage.getElement());
    current = Optional.of(shownPage).filter(LivePage.class::isInstance).map(LivePage.class::cast);
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldPage) {
    content.removeAll();
    current = Optional.empty();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    navigation.at(event.getLocation().getFirstSegment());
    answer.removeAll();
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Optional<Actor> actor = CurrentActor.find();
    if (actor.isEmpty()) {
      content.setVisible(false);
      say(Notice.warn(Words.of("layout.no-login")));
      return;
    }
    UI ui = event.getUI();
    Live refreshed = new Live(ticker, () -> refresh(ui, actor.get()));
    live = Optional.of(refreshed);
    subscription = Optional.of(desk.onChange(refreshed::changed));
    refreshed.now();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    subscription.ifPresent(Desk.Subscription::close);
    live.ifPresent(Live::close);
    subscription = Optional.empty();
    live = Optional.empty();
  }

  /** Soon, on another thread. */
  void refresh() {
    live.ifPresent(Live::now);
  }

  /** The key this session began with was revoked; looked up once in {@link #KEY_LOOK}. */
  private boolean isOver(Actor actor) {
    long now = ticker.nanos();
    if (actor.key().isEmpty() || now - keySeenNanos < KEY_LOOK.toNanos()) {
      return false;
    }
    boolean stands = doorkeeper.stands(actor);
    keySeenNanos = stands ? now : keySeenNanos;
    return !stands;
  }

  private void refresh(UI ui, Actor actor) {
    Runnable show;
    try {
      if (isOver(actor)) {
        show(ui, () -> ui.getPage().setLocation("/login"));
        return;
      }
      StatusView status = desk.status(actor);
      List<PositionView> positions = desk.positions(actor);
      List<String> names =
          accounts.list(actor).stream()
              .filter(v -> v.archivedAt().isEmpty())
              .map(v -> v.plan().name())
              .toList();
      List<String> instruments = desk.instruments(actor).stream().map(Instrument::name).toList();
      Optional<LivePage> reader = current;
      Runnable showPage = reader.map(p -> p.read(actor, status)).orElse(() -> {});
      show =
          () -> {
            bar.show(actor, status, new StatusBar.Known(positions, names, instruments));
            navigation.names(actor);
            attend(Attention.of(status));
            if (current.equals(reader)) {
              showPage.run();
            }
          };
    } catch (ForbiddenException e) {
      show = () -> fail(Notice.warn(e.getMessage() + "."));
    } catch (UnknownAccountException e) {
      show = () -> look("");
    } catch (UnknownInstrumentException e) {
      show = () -> turn("");
    } catch (ConflictException e) {
      show = () -> fail(Notice.info(Words.of("layout.starting", String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "a page could not be refreshed", e);
      show = () -> fail(Notice.bad(Words.of("layout.unreadable")));
    }
    Runnable shows = show;
    show(
        ui,
        () -> {
          shows.run();
          beats++;
          heard.getElement().setProperty("beat", beats);
        });
  }

  /** Soon, with the session held; nothing when the page is gone. */
  static void show(UI ui, Command shows) {
    try {
      Future<?> unused = ui.access(shows);
    } catch (UIDetachedException e) {
      LOG.log(Level.FINEST, "the page is gone", e);
    }
  }

  private void attend(List<Notice> all) {
    if (all.equals(shown)) {
      return;
    }
    shown = all;
    notices.removeAll();
    all.forEach(notice -> notices.add(line(notice, "status")));
  }

  private void fail(Notice why) {
    attend(List.of(why));
    current.ifPresent(p -> p.failed(Words.of("layout.nothing-read")));
  }

  private static HtmlContainer line(Notice notice, String role) {
    String grade =
        switch (notice.grade()) {
          case INFO -> "";
          case WARN -> " warn";
          case BAD -> " bad";
        };
    HtmlContainer line = Tags.text("p", "notice" + grade, notice.word() + notice.text());
    line.getElement().setAttribute("role", role);
    return line;
  }

  /** Answers the person at the page. */
  void say(Notice notice) {
    answer.removeAll();
    answer.addClassName("notices");
    answer.add(line(notice, "status"));
  }

  private void turn(String instrument) {
    CurrentActor.turn(instrument);
    getUI().ifPresent(ui -> ui.getPage().reload());
  }

  private void look(String account) {
    CurrentActor.look(account);
    getUI().ifPresent(ui -> ui.getPage().reload());
  }

  /** Tells the agent something, and whoever reads the audit where it was told. */
  void tell(AgentState.Command command, String where) {
    CurrentActor.find()
        .ifPresent(
            actor -> order(command.name(), () -> Stops.said(desk.tell(actor, command, where))));
  }

  /** Carries a command out while the page stays free, and says what was read again afterwards. */
  void order(String name, Supplier<String> work) {
    orderGraded(name, () -> Notice.info(work.get()));
  }

  /** The same, of a command whose answer may be no. */
  void orderGraded(String name, Supplier<Notice> work) {
    UI ui = getUI().orElseThrow();
    Optional<Actor> actor = CurrentActor.find();
    if (actor.isEmpty()) {
      say(Notice.warn(Words.of("layout.logged-out")));
      return;
    }
    String title = Format.act(name);
    say(Notice.info(title + " …"));
    Locale language = Words.locale();
    ticker.later(
        () -> {
          Notice result = Words.in(language, () -> carryOut(actor.get(), title, work));
          show(
              ui,
              () -> {
                say(result);
                refresh();
              });
        },
        Duration.ZERO);
  }

  private Notice carryOut(Actor actor, String title, Supplier<Notice> work) {
    try {
      if (!doorkeeper.stands(actor)) {
        return Notice.bad(Words.of("layout.key-revoked", title));
      }
      Notice answer = work.get();
      return new Notice(answer.grade(), title + ": " + answer.text());
    } catch (ConflictException | ForbiddenException | IllegalArgumentException e) {
      return Notice.warn(Words.of("layout.refused", title, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a command failed", e);
      return Notice.bad(Words.of("layout.failed", title));
    }
  }
}
