package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.Actor;
import ffe.desk.OrderTicket;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.TicketView;
import ffe.desk.TradingDesk;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import ffe.trading.AgentState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * An order by hand: written, checked at the gate, then sent. What was checked is what is sent; its
 * key is made when it is checked, so that sending it twice is sending it once.
 */
final class OrderTicketDialog extends HtmlContainer {

  static final String ID = "ticket";

  private static final BigDecimal USUAL_STOP = new BigDecimal("0.98");
  private static final BigDecimal USUAL_TARGET = new BigDecimal("1.06");
  private static final MathContext DIGITS = new MathContext(5);

  private final TradingDesk trading;
  private final AmountField quantity =
      new AmountField(Words.of("word.quantity"), Words.of("ticket.quantity-hint"));
  private final AmountField stop =
      new AmountField(Words.of("word.stop"), Words.of("ticket.needs-one"));
  private final AmountField target =
      new AmountField(Words.of("word.target"), Words.of("ticket.needs-one"));
  private final NativeButton checkBuy = button(Words.of("ticket.check-buy"), () -> check(Side.BUY));
  private final NativeButton checkSell =
      button(Words.of("ticket.check-sell"), () -> check(Side.SELL));
  private final NativeButton send = button(Words.of("ticket.send"), this::send);
  private final HtmlContainer title = Tags.text("h2", "", Words.of("word.order"));
  private final HtmlContainer fault = Tags.text("p", "bad", "");
  private final Div verdict = new Div();
  private final HtmlContainer warning = Tags.text("p", "", "");
  private final NativeButton pause = button(Words.of("ticket.pause"), this::pause);
  private final HtmlContainer agent = Tags.of("div", "notice warn row after", warning, pause);
  private volatile Optional<Checked> checked = Optional.empty();
  private Optional<Checked> shown = Optional.empty();

  /** A ticket with what the gate says of it, or with what came of it. */
  private record Checked(OrderTicket ticket, TicketView view) {

    boolean canBeSent() {
      return view.dryRun() && !view.isDenied();
    }
  }

  OrderTicketDialog(TradingDesk trading) {
    super("dialog");
    this.trading = trading;
    addClassName("help");
    setId(ID);
    getElement().setAttribute("aria-label", Words.of("ticket.label"));
    HtmlContainer close = Tags.text("button", "act", Words.of("word.close"));
    close.getElement().setAttribute("type", "button");
    close.getElement().setAttribute("data-closes", "");
    fault.getElement().setAttribute("role", "alert");
    send.setEnabled(false);
    agent.setVisible(false);
    add(
        title,
        Tags.of("div", "row after", quantity, stop, target),
        Tags.of("div", "row after", checkBuy, checkSell),
        fault,
        verdict,
        agent,
        Tags.of("div", "row end after", send, close));
  }

  /** Opens the dialog, wherever it stands. */
  static HtmlContainer opener() {
    HtmlContainer open = Tags.text("button", "act", Words.of("ticket.new"));
    open.getElement().setAttribute("type", "button");
    open.getElement().setAttribute("data-opens", ID);
    return open;
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  private void check(Side side) {
    fault.setText("");
    send.setEnabled(false);
    try {
      Optional<Price> sellsAt = stop.amount().map(Price::new);
      Optional<Price> takes = target.amount().map(Price::new);
      boolean isBuy = side == Side.BUY;
      if (isBuy
          && sellsAt.isPresent()
          && takes.filter(t -> !t.isAbove(sellsAt.get())).isPresent()) {
        throw new AmountField.NoAmountException(Words.of("positions.target-above"));
      }
      OrderTicket ticket =
          new OrderTicket(
              "web-" + UUID.randomUUID(),
              side,
              quantity.amount().map(Quantity::new),
              Optional.empty(),
              isBuy ? sellsAt : Optional.empty(),
              isBuy ? takes : Optional.empty());
      order(
          "CHECK_ORDER",
          actor -> {
            TicketView view = trading.preview(actor, ticket);
            checked = Optional.of(new Checked(sized(ticket, view), view));
            return TicketSections.notice(view);
          });
    } catch (AmountField.NoAmountException wrong) {
      fault.setText(wrong.getMessage() + ".");
    }
  }

  /** The size that was shown is the size that is sent, whatever the price does meanwhile. */
  private static OrderTicket sized(OrderTicket ticket, TicketView view) {
    return new OrderTicket(
        ticket.key(),
        ticket.side(),
        view.quantity().or(ticket::quantity),
        Optional.empty(),
        ticket.stop(),
        ticket.target());
  }

  /** For who has no other idea, and to show what is meant; a buy needs both. */
  private static String example(Optional<Price> last, BigDecimal share) {
    return last.map(p -> p.value().multiply(share).round(DIGITS))
        .map(price -> Words.of("ticket.such-as", Format.typed(price)))
        .orElse("");
  }

  private void pause() {
    MainLayout.of(this)
        .ifPresent(layout -> layout.tell(AgentState.Command.PAUSE, "in the order ticket"));
  }

  private void send() {
    send.setEnabled(false);
    checked
        .filter(Checked::canBeSent)
        .map(Checked::ticket)
        .ifPresent(
            ticket ->
                order(
                    "ORDER",
                    actor -> {
                      TicketView view = trading.order(actor, ticket);
                      checked = Optional.of(new Checked(ticket, view));
                      return TicketSections.notice(view);
                    }));
  }

  private void order(String name, Function<Actor, Notice> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(layout -> layout.orderGraded(name, () -> work.apply(actor))));
  }

  void show(Actor actor, StatusView status) {
    title.setText(Words.of("ticket.title", status.instrument(), status.account()));
    stop.hint(example(status.lastPrice(), USUAL_STOP));
    target.hint(example(status.lastPrice(), USUAL_TARGET));
    String forbidden = Permission.forbids(actor, status, Role.TRADER);
    agent.setVisible(status.agent() == AgentState.RUNNING && forbidden.isEmpty());
    warning.setText(
        status
            .nextCycleAt()
            .map(at -> Words.of("ticket.agent", Format.minute(at)))
            .orElseGet(() -> Words.of("ticket.agent-next")));
    checkBuy.setEnabled(forbidden.isEmpty());
    checkSell.setEnabled(forbidden.isEmpty());
    if (!forbidden.isEmpty()) {
      fault.setText(forbidden);
    }
    Optional<Checked> now = checked;
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    verdict.removeAll();
    now.ifPresent(
        one -> {
          verdict.add(TicketSections.of(one.view()));
          send.setEnabled(one.canBeSent() && forbidden.isEmpty());
          send.setText(
              one.canBeSent()
                  ? TicketSections.button(one.view(), status)
                  : Words.of("ticket.send"));
        });
  }
}
