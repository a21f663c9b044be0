package ffe.entry.web;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.Desk;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.trading.AgentState.Command;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The agent: what it does, what it can be told now, and who told it what. */
@Route(value = "agent-control", layout = MainLayout.class)
@PageTitle("Agent control · FFE")
@Dependent
public class AgentControlView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient Desk desk;
  private final transient Actor actor;
  private final Div state = new Div();
  private final Div log = new Div();
  private final Div error = Html.box("bad");
  private final Map<Command, NativeButton> buttons = new EnumMap<>(Command.class);
  private final HoldButton halt;
  private final HoldButton flatten;
  private final Div sources = Html.box("actions");

  /** What the page shows. */
  private record Data(StatusView status, List<ControlAction> controls, List<String> sources) {}

  @Inject
  public AgentControlView(Desk desk, Live live) {
    this.desk = desk;
    this.actor = CurrentActor.get();
    this.halt = new HoldButton("Halt", false, () -> tell(Command.HALT));
    this.flatten = new HoldButton("Flatten", true, () -> tell(Command.FLATTEN));
    NativeButton cancel =
        new NativeButton("Cancel entries", e -> guarded(() -> desk.cancelEntries(actor, "page")));
    addClassName("grid");
    error.getElement().setAttribute("role", "alert");
    Div commands = Html.box("actions");
    for (Command c :
        List.of(Command.START, Command.PAUSE, Command.RESUME, Command.STOP, Command.LIFT)) {
      NativeButton button = new NativeButton(word(c), e -> tell(c));
      button.setId("command-" + c.name().toLowerCase(java.util.Locale.ROOT));
      buttons.put(c, button);
      commands.add(button);
    }
    commands.add(cancel, halt, flatten);
    add(
        Html.panel("w6", "Agent", new H1("Agent control"), state, commands, error),
        Html.panel(
            "w6",
            "What each does",
            Html.facts(
                List.of(
                    List.of("Start, resume", "Decides at each candle close."),
                    List.of("Pause", "No new decisions; protection stays; resume goes on at once."),
                    List.of("Stop", "As pause, until started again."),
                    List.of(
                        "Cancel entries", "Working entry orders are cancelled; protection stays."),
                    List.of("Halt", "No new risk until an admin lifts it; protection stays."),
                    List.of("Flatten", "Closes everything, verified in the ledger, then halts."),
                    List.of("Lift", "Ends a halt; the agent stands stopped.")))),
        Html.panel("w12", "Market source, still paper", sources),
        Html.panel("w12", "Who told it what", log));
    live.keep(
        this,
        () -> new Data(desk.status(actor), desk.controls(actor, 30), desk.sources(actor)),
        this::show);
  }

  private static String word(Command c) {
    return c.name().charAt(0) + c.name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private void tell(Command command) {
    guarded(() -> desk.tell(actor, command, "page"));
  }

  private void guarded(Runnable work) {
    try {
      error.setText("");
      work.run();
    } catch (RuntimeException e) {
      error.setText(String.valueOf(e.getMessage()));
    }
  }

  private void show(Data d) {
    StatusView s = d.status();
    boolean may = actor.role().includes(Role.TRADER) && s.holder();
    buttons.forEach(
        (command, button) ->
            button.setEnabled(
                may
                    && s.agent().after(command).filter(next -> next != s.agent()).isPresent()
                    && (command != Command.LIFT || actor.role().includes(Role.ADMIN))));
    String what = s.openPositions() == 0 ? "nothing open" : s.openPositions() + " open position";
    halt.offer(
        "Halt " + s.account() + " (" + what + ").",
        may && s.agent().after(Command.HALT).isPresent());
    flatten.offer(
        "Flatten " + what + " on " + s.account() + ".",
        may && s.agent().after(Command.FLATTEN).isPresent());
    Html.replace(
        state,
        Html.facts(
            List.of(
                List.of("State", s.agent().name()),
                List.of("Because", s.agentReason()),
                List.of("New risk", s.haltReason().map(h -> "halted: " + h).orElse("allowed")),
                List.of("Last cycle", s.lastCycleAt().map(Format::time).orElse(Format.NONE)),
                List.of("Next cycle", s.nextCycleAt().map(Format::time).orElse(Format.NONE)),
                List.of("Analysts", String.join(", ", s.analysts())))));
    showSources(d);
    Html.replace(
        log,
        d.controls().isEmpty()
            ? Html.text("Nobody has told it anything yet.", "muted")
            : Html.table(
                List.of("Market time", "Wall time", "Who", "Door", "Command", "Effect"),
                d.controls().stream()
                    .map(
                        c ->
                            List.of(
                                Format.time(c.marketAt()),
                                Format.time(c.wallAt()),
                                c.actor(),
                                c.door(),
                                c.command(),
                                c.effect()))
                    .toList()));
  }

  private void showSources(Data d) {
    sources.removeAll();
    for (String source : d.sources()) {
      NativeButton button =
          new NativeButton(
              source.equals("tape") ? "Recorded tape" : "Live " + source + " prices, no key",
              e -> guarded(() -> desk.switchSource(actor, source)));
      boolean current = d.status().sourceId().startsWith(source);
      button.setEnabled(!current && actor.role().includes(Role.ADMIN));
      sources.add(button);
    }
    sources.add(
        Html.text(
            "Each source has an account of its own. The choice lasts until the next restart.",
            "muted"));
  }
}
