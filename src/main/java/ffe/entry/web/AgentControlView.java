package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.AccountDesk;
import ffe.desk.AccountView;
import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.Desk;
import ffe.desk.InstrumentDesk;
import ffe.desk.PositionView;
import ffe.desk.Role;
import ffe.desk.StatusView;
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
@PageTitle("Agent control · FFE")
public class AgentControlView extends Div implements LivePage {

  private static final int ACTIONS = 30;
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("Here, UTC", "fixed"),
          new Tags.Column("Market, UTC", "fixed narrow-off"),
          Tags.Column.text("Command"),
          Tags.Column.text("Who"),
          Tags.Column.text("Effect, read again afterwards"));

  private final Desk desk;
  private final HtmlContainer state = Tags.text("h1", "", "…");
  private final HtmlContainer reason = Tags.text("p", "lead", "");
  private final HtmlContainer facts = Tags.facts();
  private final Map<Command, NativeButton> plain = new EnumMap<>(Command.class);
  private final Stops stops = new Stops(this::tell);
  private final HoldButton cancel =
      new HoldButton("Cancel entries", HoldButton.Kind.HALT, this::cancelEntries);
  private final HoldButton lift =
      new HoldButton("Lift the halt", HoldButton.Kind.HALT, () -> tell(Command.LIFT));
  private final AccountDesk accounts;
  private final InstrumentDesk instruments;
  private final AccountsPanel panel = new AccountsPanel(this::look, this::open, this::reset);
  private final Div actions = new Div();
  private Optional<String> read = Optional.empty();
  private final AtomicInteger given = new AtomicInteger();

  @Inject
  AgentControlView(Desk desk, AccountDesk accounts, InstrumentDesk instruments) {
    this.desk = desk;
    this.instruments = instruments;
    this.accounts = accounts;
    HtmlContainer orders = Tags.of("div", "orders");
    plain(orders, Command.START, "Decides at each candle close and may trade.");
    plain(orders, Command.PAUSE, "No new decisions; the market is watched, stops stay.");
    plain(orders, Command.RESUME, "Goes on at once after a pause.");
    plain(orders, Command.STOP, "No decisions until it is started again; stops stay.");
    orders.add(cancel, what("Cancels entry orders that are still working; stops stay."));
    orders.add(stops.halt(), what("No new risk, latched until an admin lifts it; stops stay."));
    orders.add(
        stops.flatten(), what("Sells all there is, checks that nothing is left, then halts."));
    orders.add(
        lift, what("Ends a halt; the agent is stopped then and can be started. Admins only."));
    lift.setEnabled(false);
    cancel.setEnabled(false);
    addClassName("sheet");
    facts.addClassName("after");
    actions.add(Tags.empty("Reading …"));
    add(
        Tags.panel("", Tags.of("div", "title", state), "State", reason, facts),
        Tags.panel("wide", "Accounts", panel),
        Tags.panel("wide", "Commands", orders),
        Tags.panel("wide", "Last commands", actions));
  }

  private void plain(HtmlContainer orders, Command command, String what) {
    NativeButton button = new NativeButton(Format.title(command.name()), event -> tell(command));
    button.addClassName("act");
    button.setEnabled(false);
    plain.put(command, button);
    orders.add(button, what(what));
  }

  private static HtmlContainer what(String text) {
    return Tags.span("what", text);
  }

  private void tell(Command command) {
    order(
        command.name(),
        actor -> {
          StatusView after = desk.tell(actor, command, "on the agent page");
          String why = after.agentReason();
          return Format.title(after.agent().name()) + (why.isEmpty() ? "" : ": " + why);
        });
  }

  private void cancelEntries() {
    order(
        "CANCEL_ENTRIES",
        actor -> desk.cancelEntries(actor, "on the agent page") + " entry orders cancelled");
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
                  .orElseThrow(() -> new IllegalArgumentException("a pair such as BTC-USD"));
          Money deposit = new Money(Format.amount(wish.deposit()), pair.quote());
          return accounts.open(actor, wish.name(), wish.source(), pair, deposit).plan().name()
              + " trades "
              + pair
              + " on "
              + wish.source();
        });
  }

  private void reset(String account) {
    order(
        "RESET_ACCOUNT",
        actor ->
            account
                + " is archived; it goes on as "
                + accounts.reset(actor, account).plan().name());
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
    state.setText(Format.title(status.agent().name()));
    reason.setText(meaning(status.agent()));
    facts.removeAll();
    Tags.fact(facts, "Because", status.agentReason().isEmpty() ? "–" : status.agentReason());
    status.haltReason().ifPresent(why -> Tags.fact(facts, "Halt", why));
    Tags.fact(facts, "Last cycle", Format.time(status.lastCycleAt()));
    Tags.fact(
        facts,
        "Next cycle",
        status.nextCycleAt().map(Format::time).orElse("none while not running"));
    Tags.fact(facts, "Open", Stops.open(open) + " on " + status.account());
    Tags.fact(facts, "You", actor.name() + ", " + Format.words(actor.role().name()));
    plain.forEach(
        (command, button) -> {
          String forbidden = Permission.forbids(actor, status, command);
          button.setEnabled(forbidden.isEmpty());
          button.getElement().setAttribute("title", forbidden);
        });
    stops.show(actor, status, open);
    cancel.names(
        "on " + status.account(),
        "Cancel working entries on " + status.account() + "?",
        "Entry orders that are still working are cancelled. Protective stops stay.");
    cancel.allow(Permission.forbids(actor, status, Role.TRADER));
    lift.names(
        "on " + status.account(),
        "Lift the halt on " + status.account() + "?",
        "New risk is allowed again once the agent is started.");
    lift.allow(Permission.forbids(actor, status, Command.LIFT));
  }

  private static String meaning(AgentState state) {
    return switch (state) {
      case RUNNING -> "Decides at each candle close.";
      case STOPPED -> "Decides nothing until it is started. Protection stays.";
      case PAUSED ->
          "Decides nothing until it is resumed. The market is watched, protection stays.";
      case FLATTENING -> "Closes everything; ends halted when the ledger says flat.";
      case HALTED -> "No new risk until an admin lifts it. Protection stays.";
      case ENDED -> "The recording is over.";
    };
  }

  private void show(List<ControlAction> last) {
    actions.removeAll();
    actions.add(
        last.isEmpty()
            ? Tags.empty("Nobody told the agent anything yet.")
            : Tags.table(COLUMNS, last.stream().map(AgentControlView::row).toList()));
  }

  private static List<Component> row(ControlAction action) {
    return List.of(
        Tags.span("", Format.time(action.wallAt()).replace(" UTC", "")),
        Tags.span("", Format.time(action.marketAt()).replace(" UTC", "")),
        Tags.span("strong", Format.title(action.command())),
        Tags.span("", action.actor() + ", by " + action.door()),
        Tags.span("", action.effect()));
  }
}
