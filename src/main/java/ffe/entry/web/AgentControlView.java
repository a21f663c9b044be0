package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.AccountDesk;
import ffe.desk.AccountView;
import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.Desk;
import ffe.desk.PositionView;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.market.InstrumentDesk;
import ffe.market.Instrument;
import ffe.money.Money;
import ffe.trading.AgentState;
import ffe.trading.AgentState.Command;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the agent does, what it can be told, and who told it what.
 *
 * <p>Desk calls: each refresh {@code positions}, the accounts and what is known of the chosen pair,
 * which read no table (two for each account of the pair that still warms up, once a minute); {@code
 * controls} (1 statement) when the agent's state changed or a command was given here.
 */
@Dependent
@Route(value = "agent-control", layout = MainLayout.class)
public class AgentControlView extends Div implements LivePage {

  private static final int ACTIONS = 30;
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("agent.here-utc", "fixed"),
          new Tags.Column("agent.market-utc", "fixed narrow-off"),
          Tags.Column.text("agent.command"),
          Tags.Column.text("word.who"),
          Tags.Column.text("agent.effect"));

  private final Desk desk;
  private final HtmlContainer state = Tags.text("h1", "", "…");
  private final HtmlContainer reason = Tags.text("p", "lead", "");
  private final HtmlContainer facts = Tags.facts();
  private final Map<Command, NativeButton> plain = new EnumMap<>(Command.class);
  private final Stops stops = new Stops(this::tell);
  private final HoldButton cancel =
      new HoldButton(Words.of("agent.cancel"), HoldButton.Kind.HALT, this::cancelEntries);
  private final HoldButton lift =
      new HoldButton(Words.of("agent.lift"), HoldButton.Kind.HALT, () -> tell(Command.LIFT));
  private final AccountDesk accounts;
  private final InstrumentDesk instruments;
  private final AccountsPanel panel =
      new AccountsPanel(this::look, this::open, this::reset, this::trade);
  private final Div actions = new Div();
  private Optional<String> read = Optional.empty();
  private final AtomicInteger given = new AtomicInteger();

  @Inject
  AgentControlView(Desk desk, AccountDesk accounts, InstrumentDesk instruments) {
    this.desk = desk;
    this.instruments = instruments;
    this.accounts = accounts;
    HtmlContainer orders = Tags.of("div", "orders");
    plain(orders, Command.START, Words.of("agent.start-help"));
    plain(orders, Command.PAUSE, Words.of("agent.pause-help"));
    plain(orders, Command.RESUME, Words.of("agent.resume-help"));
    plain(orders, Command.STOP, Words.of("agent.stop-help"));
    orders.add(cancel, what(Words.of("agent.cancel-help")));
    orders.add(stops.halt(), what(Words.of("agent.halt-help")));
    orders.add(stops.flatten(), what(Words.of("agent.flatten-help")));
    orders.add(lift, what(Words.of("agent.lift-help")));
    lift.setEnabled(false);
    cancel.setEnabled(false);
    addClassName("sheet");
    facts.addClassName("after");
    actions.add(Tags.empty(Words.of("word.reading")));
    add(
        Tags.panel("wide", Tags.of("div", "title", state), Words.of("word.state"), reason, facts),
        Tags.panel("wide", Words.of("agent.accounts"), panel),
        Tags.panel("wide", Words.of("agent.commands"), orders),
        Tags.panel("wide", Words.of("agent.last-commands"), actions));
  }

  private void plain(HtmlContainer orders, Command command, String what) {
    NativeButton button = new NativeButton(Format.act(command.name()), event -> tell(command));
    button.addClassName("act");
    button.setEnabled(false);
    plain.put(command, button);
    orders.add(button, what(what));
  }

  private static HtmlContainer what(String text) {
    return Tags.span("what", text);
  }

  private void tell(Command command) {
    order(command.name(), actor -> Stops.said(desk.tell(actor, command, "on the agent page")));
  }

  private void cancelEntries() {
    order(
        "CANCEL_ENTRIES",
        actor -> Words.of("agent.cancelled", desk.cancelEntries(actor, "on the agent page")));
  }

  private void look(String account) {
    CurrentActor.look(account);
    getUI().ifPresent(ui -> ui.getPage().reload());
  }

  private void open(AccountsPanel.Wish wish) {
    order(
        "OPEN_ACCOUNT",
        actor -> {
          Instrument pair =
              Instrument.parse(wish.pair())
                  .orElseThrow(() -> new IllegalArgumentException(Words.of("agent.no-pair")));
          Money deposit = new Money(Format.amount(wish.deposit()), pair.quote());
          String opened =
              accounts
                  .open(actor, wish.name(), wish.source(), List.of(pair), deposit)
                  .plan()
                  .name();
          return Words.of("agent.opened", opened, pair, wish.source());
        });
  }

  private void trade(AccountsPanel.Trade wanted) {
    if (wanted.isMore()) {
      order(
          "ADD_INSTRUMENT",
          actor -> traded(accounts.add(actor, wanted.account(), wanted.instrument())));
    } else {
      order(
          "REMOVE_INSTRUMENT",
          actor -> traded(accounts.remove(actor, wanted.account(), wanted.instrument())));
    }
  }

  private static String traded(AccountView account) {
    return Words.of(
        "agent.trades-now", account.plan().name(), Instrument.names(account.plan().instruments()));
  }

  private void reset(String account) {
    order(
        "RESET_ACCOUNT",
        actor ->
            Words.of("agent.was-reset", account, accounts.reset(actor, account).plan().name()));
  }

  private void order(String name, Function<Actor, String> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(layout -> layout.order(name, counted(() -> work.apply(actor)))));
  }

  private Supplier<String> counted(Supplier<String> work) {
    return () -> {
      try {
        return work.get();
      } finally {
        given.incrementAndGet();
      }
    };
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.agent");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<PositionView> open = desk.positions(actor);
    List<AccountView> all = accounts.list(actor);
    List<String> sources = accounts.sources(actor);
    Runnable picked = panel.picker().read(actor, instruments);
    String key = status.account() + status.agent() + given.get();
    Optional<List<ControlAction>> last =
        read.filter(key::equals).isPresent()
            ? Optional.empty()
            : Optional.of(desk.controls(actor, ACTIONS));
    read = Optional.of(key);
    return () -> {
      show(actor, status, open);
      picked.run();
      panel.show(actor, status, all, sources);
      last.ifPresent(this::show);
    };
  }

  private void show(Actor actor, StatusView status, List<PositionView> open) {
    state.setText(Format.title(status.agent()));
    reason.setText(meaning(status.agent()));
    HtmlContainer now = Tags.facts();
    Tags.fact(
        now,
        Words.of("agent.because"),
        status.agentReason().isEmpty() ? "–" : status.agentReason());
    status
        .haltReason()
        .ifPresent(why -> Tags.fact(now, Words.of("agent.halt"), Attention.halts(why)));
    Tags.fact(
        now,
        Words.of("word.last-cycle"),
        status.lastCycleAt().map(Format::time).orElseGet(() -> Words.of("word.none-yet")));
    Tags.fact(
        now,
        Words.of("agent.next-cycle"),
        status.nextCycleAt().map(Format::time).orElseGet(() -> Words.of("agent.no-next")));
    Tags.fact(
        now,
        Words.of("agent.open"),
        Words.of("stops.amount-on", Stops.open(open), status.account()));
    Tags.fact(now, Words.of("agent.you"), actor.name() + ", " + Format.words(actor.role()));
    Steady.take(facts, now);
    plain.forEach(
        (command, button) -> {
          String forbidden = Permission.forbids(actor, status, command);
          button.setEnabled(forbidden.isEmpty());
          button.getElement().setAttribute("title", forbidden);
        });
    stops.show(actor, status, open);
    cancel.names(
        Words.of("agent.on", status.account()),
        Words.of("agent.cancel.confirm", status.account()),
        Words.of("agent.cancel.effect"));
    cancel.allow(Permission.forbids(actor, status, Role.TRADER));
    lift.names(
        Words.of("agent.on", status.account()),
        Words.of("agent.lift.confirm", status.account()),
        Words.of("agent.lift.effect"));
    lift.allow(Permission.forbids(actor, status, Command.LIFT));
  }

  private static String meaning(AgentState state) {
    return switch (state) {
      case RUNNING -> Words.of("agent.running");
      case STOPPED -> Words.of("agent.stopped");
      case PAUSED -> Words.of("agent.paused");
      case FLATTENING -> Words.of("agent.flattening");
      case HALTED -> Words.of("agent.halted");
      case ENDED -> Words.of("agent.ended");
    };
  }

  private void show(List<ControlAction> last) {
    Steady.show(
        actions,
        last.isEmpty()
            ? Tags.empty(Words.of("agent.nothing-told"))
            : Tags.table(COLUMNS, last.stream().map(AgentControlView::row).toList()));
  }

  private static List<Component> row(ControlAction action) {
    return List.of(
        Tags.span("", Format.timeInColumn(action.wallAt())),
        Tags.span("", Format.timeInColumn(action.marketAt())),
        Tags.span("strong", Format.title(action.command())),
        Tags.span("", Words.of("agent.who-by", action.actor(), action.door())),
        Tags.span("", action.effect()));
  }
}
