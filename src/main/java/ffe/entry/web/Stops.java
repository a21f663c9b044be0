package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.Actor;
import ffe.desk.PositionView;
import ffe.desk.StatusView;
import ffe.market.Instrument;
import ffe.trading.AgentState;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Halt and Flatten, each naming what exactly it acts on. */
final class Stops {

  private final HoldButton halt;
  private final HoldButton flatten;

  Stops(Consumer<AgentState.Command> order) {
    halt =
        new HoldButton(
            Words.of("stops.halt"),
            HoldButton.Kind.HALT,
            () -> order.accept(AgentState.Command.HALT));
    flatten =
        new HoldButton(
            Words.of("stops.flatten"),
            HoldButton.Kind.FLATTEN,
            () -> order.accept(AgentState.Command.FLATTEN));
    halt.setEnabled(false);
    flatten.setEnabled(false);
  }

  HoldButton halt() {
    return halt;
  }

  HoldButton flatten() {
    return flatten;
  }

  HtmlContainer row() {
    HtmlContainer row = Tags.of("div", "stops", halt, flatten);
    row.getElement().setAttribute("role", "group");
    row.getElement().setAttribute("aria-label", Words.of("stops.group"));
    return row;
  }

  void show(Actor actor, StatusView status, List<PositionView> positions) {
    String account = status.account();
    String open = open(positions);
    String brief = brief(positions);
    halt.names(
        Words.of("stops.halt-detail", account),
        Words.of("stops.halt-question", account),
        Words.of("stops.halt-effect"));
    halt.allow(Permission.forbids(actor, status, AgentState.Command.HALT));
    flatten.names(
        Words.of("stops.amount-on", brief, account),
        Words.of("stops.flatten-question", open, account),
        positions.isEmpty()
            ? Words.of("stops.flatten-nothing")
            : Words.of("stops.flatten-effect", open));
    flatten.allow(Permission.forbids(actor, status, AgentState.Command.FLATTEN));
  }

  /** What the agent did right after it was told something. */
  static String said(StatusView after) {
    return Words.of("stops.then", Format.words(after.agent()), Format.time(after.wallNow()));
  }

  /** {@code 0.8521 BTC}, for the button; the question has all decimals. */
  private static String brief(List<PositionView> positions) {
    return positions.size() == 1
        ? Format.brief(positions.get(0).quantity())
            + " "
            + Instrument.of(positions.get(0).instrument()).base()
        : positions.isEmpty()
            ? Words.of("stops.nothing-open")
            : Words.of("stops.positions", positions.size());
  }

  /** {@code 0.85213377 BTC} */
  static String open(List<PositionView> positions) {
    return positions.isEmpty()
        ? Words.of("stops.nothing-open")
        : positions.stream()
            .map(p -> Format.quantity(p.quantity(), Instrument.of(p.instrument()).base()))
            .collect(Collectors.joining(" + "));
  }
}
