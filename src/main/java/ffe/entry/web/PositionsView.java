package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.PositionView;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.TradingDesk;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.trading.AgentState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is open, its stop and target, and how to move or close it.
 *
 * <p>Desk calls: each refresh {@code positions}, which reads no table.
 */
@Dependent
@Route(value = "positions", layout = MainLayout.class)
public class PositionsView extends Div implements LivePage {

  private final Desk desk;
  private final TradingDesk trading;
  private final OrderTicketDialog ticket;
  private final PositionsPanel panel = new PositionsPanel();
  private final AmountField stop = new AmountField(Words.of("word.stop"), "");
  private final AmountField target = new AmountField(Words.of("word.target"), "");
  private final NativeButton move = new NativeButton(Words.of("positions.move"), event -> move());
  private final HoldButton close =
      new HoldButton(Words.of("positions.close"), HoldButton.Kind.FLATTEN, this::close);
  private final HtmlContainer pair = Tags.text("strong", "", "");
  private final HtmlContainer agent = Tags.text("p", "muted", Words.of("positions.agent"));
  private final HtmlContainer fault = Tags.text("p", "bad", "");

  @Inject
  PositionsView(Desk desk, TradingDesk trading) {
    this.desk = desk;
    this.trading = trading;
    this.ticket = new OrderTicketDialog(trading);
    move.addClassName("act");
    agent.setVisible(false);
    move.setEnabled(false);
    close.setEnabled(false);
    fault.getElement().setAttribute("role", "alert");
    addClassName("sheet");
    HtmlContainer head =
        Tags.of(
            "div",
            "title",
            Tags.text("h1", "", Words.of("nav.positions")),
            OrderTicketDialog.opener());
    add(
        Tags.panel("wide", head, Words.of("nav.positions"), panel, agent),
        Tags.panel(
            "wide",
            Words.of("positions.stop-and-target"),
            Tags.text("p", "muted", Words.of("positions.move-help")),
            Tags.of("div", "row after", pair, stop, target, move),
            fault),
        Tags.panel(
            "wide",
            Words.of("word.close"),
            Tags.text("p", "muted", Words.of("positions.close-help")),
            Tags.of("div", "row after", close)),
        ticket);
  }

  private void move() {
    fault.setText("");
    try {
      Optional<Price> to = stop.amount().map(Price::new);
      Optional<Price> takes = target.amount().map(Price::new);
      if (to.isEmpty() && takes.isEmpty()) {
        throw new AmountField.NoAmountException(Words.of("positions.nothing-written"));
      }
      if (to.isPresent() && takes.filter(t -> !t.isAbove(to.get())).isPresent()) {
        throw new AmountField.NoAmountException(Words.of("positions.target-above"));
      }
      String key = "web-" + UUID.randomUUID();
      order("MOVE_STOP", actor -> TicketSections.notice(trading.protect(actor, key, to, takes)));
      stop.clear();
      target.clear();
    } catch (AmountField.NoAmountException wrong) {
      fault.setText(wrong.getMessage() + ".");
    }
  }

  private void close() {
    String key = "web-" + UUID.randomUUID();
    order("CLOSE", actor -> TicketSections.notice(trading.close(actor, key)));
  }

  private void order(String name, Function<Actor, Notice> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(layout -> layout.orderGraded(name, () -> work.apply(actor))));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.positions");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<PositionView> open = desk.positions(actor);
    return () -> show(actor, status, open);
  }

  private void show(Actor actor, StatusView status, List<PositionView> open) {
    panel.show(open);
    agent.setVisible(!open.isEmpty() && status.agent() == AgentState.RUNNING);
    ticket.show(actor, status);
    levels(
        actor,
        status,
        open.stream().filter(p -> p.instrument().equals(status.instrument())).toList());
  }

  /** Stop, target and closing are of the instrument looked at. */
  private void levels(Actor actor, StatusView status, List<PositionView> open) {
    String forbidden =
        open.isEmpty()
            ? Words.of("word.nothing-open")
            : Permission.forbids(actor, status, Role.TRADER);
    pair.setText(status.instrument());
    move.setEnabled(forbidden.isEmpty());
    move.getElement().setAttribute("title", forbidden);
    stop.hint(open.stream().findFirst().flatMap(PositionView::stop).map(Format::price).orElse(""));
    target.hint(
        open.stream().findFirst().flatMap(PositionView::target).map(Format::price).orElse(""));
    String amount = Stops.open(open);
    close.names(
        Words.of("stops.amount-on", amount, status.account()),
        Words.of("positions.close.confirm", amount, status.account()),
        open.isEmpty()
            ? Words.of("word.nothing-open")
            : Words.of("positions.close.effect", Instrument.of(open.get(0).instrument()).base()));
    close.allow(forbidden);
  }
}
