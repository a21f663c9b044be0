package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Bookkeeper;
import ffe.desk.RowPage;
import ffe.desk.StatusView;
import ffe.desk.TradingDesk;
import ffe.desk.TradingDesk.OrderLife;
import ffe.money.Money;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.Protection;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All orders, newest first, by pages, and the life of the one that was chosen.
 *
 * <p>Desk calls: {@code orders} (1 statement) when a page is opened, and on the first page when a
 * cycle has ended or cash or positions have changed; {@code life} (3 statements) with them, while
 * an order is chosen.
 */
@Dependent
@Route(value = "orders", layout = MainLayout.class)
public class OrdersView extends Div implements LivePage {

  private static final int LINES = 25;
  private static final List<Tags.Column> COLUMNS =
      List.of(
          new Tags.Column("orders.written-utc", "fixed"),
          new Tags.Column("orders.purpose", "fixed"),
          Tags.Column.text("word.order"),
          new Tags.Column("word.state", "fixed"),
          Tags.Column.extra("word.filled"),
          Tags.Column.extra("word.stop"),
          Tags.Column.extra("word.target"));
  private static final List<Tags.Column> CHANGES =
      List.of(
          new Tags.Column("orders.market-time", "fixed"),
          new Tags.Column("word.state", "fixed"),
          Tags.Column.number("word.filled"),
          Tags.Column.text("word.note"));

  private final Bookkeeper books;
  private final TradingDesk trading;
  private final OrderTicketDialog ticket;
  private final Div lines = new Div();
  private final Div life = new Div();
  private final NativeButton newest = button(Words.of("word.newest"), () -> go(Optional.empty()));
  private final NativeButton older = button(Words.of("word.older"), this::goOlder);
  private Optional<String> cursor = Optional.empty();
  private Optional<String> next = Optional.empty();
  private volatile Wanted wanted = new Wanted(Optional.empty(), Optional.empty(), 0);
  private Optional<Read> read = Optional.empty();
  private int asked;

  /** Which page and which order somebody wants to see. */
  private record Wanted(Optional<String> cursor, Optional<String> order, int number) {}

  /** What was read last, and what tells that an order may have changed since. */
  private record Read(
      Wanted wanted, Optional<Instant> cycle, Optional<Money> cash, int positions, int unknown) {}

  @Inject
  OrdersView(Bookkeeper books, TradingDesk trading) {
    this.books = books;
    this.trading = trading;
    this.ticket = new OrderTicketDialog(trading);
    HtmlContainer head =
        Tags.of(
            "div",
            "title",
            Tags.text("h1", "", Words.of("nav.orders")),
            OrderTicketDialog.opener());
    lines.addClassNames("dense", "after");
    lines.add(Tags.empty(Words.of("word.reading")));
    life.addClassNames("dense", "after");
    life.add(Tags.empty(Words.of("orders.choose")));
    newest.setEnabled(false);
    older.setEnabled(false);
    addClassName("sheet");
    add(
        Tags.panel(
            "wide",
            head,
            Words.of("nav.orders"),
            lines,
            Tags.of("div", "row end after", newest, older)),
        Tags.panel("wide", Words.of("orders.life"), life),
        ticket);
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  private void goOlder() {
    go(next);
  }

  private void go(Optional<String> to) {
    cursor = to;
    want(wanted.order());
  }

  /** Shows the life of an order, if one is chosen. */
  void want(Optional<String> order) {
    wanted = new Wanted(cursor, order, ++asked);
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.orders");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    Wanted now = wanted;
    Read key =
        new Read(
            now,
            status.lastCycleAt(),
            status.available(),
            status.openPositions(),
            status.ordersUnknown());
    if (read.filter(key::equals).isPresent()) {
      return () -> ticket.show(actor, status);
    }
    RowPage<Order> page = books.orders(actor, now.cursor(), LINES);
    Optional<OrderLife> chosen = now.order().flatMap(id -> trading.life(actor, id));
    read = Optional.of(key);
    return () -> {
      show(page);
      chosen.ifPresent(this::show);
      ticket.show(actor, status);
    };
  }

  private void show(RowPage<Order> page) {
    Map<String, List<Component>> rows = new LinkedHashMap<>();
    page.rows().forEach(order -> rows.put(order.id().value(), row(order)));
    Steady.show(
        lines, rows.isEmpty() ? Tags.empty(Words.of("orders.empty")) : Tags.keyed(COLUMNS, rows));
    next = page.next();
    older.setEnabled(next.isPresent());
    newest.setEnabled(cursor.isPresent());
  }

  private List<Component> row(Order order) {
    OrderProposal proposal = order.proposal();
    NativeButton choose =
        new NativeButton(
            Format.toMinuteInColumn(order.intendedAt()),
            event -> want(Optional.of(order.id().value())));
    choose.addClassName("plain");
    choose.getElement().setAttribute("aria-label", Words.of("orders.life-of", order.id()));
    return List.of(
        choose,
        Tags.span("", Format.title(proposal.purpose())),
        Tags.span(
            "",
            proposal.side()
                + " "
                + Format.quantity(proposal.quantity(), proposal.instrument().base())
                + ", "
                + Format.words(proposal.type())),
        Tags.span("strong", Format.title(order.state())),
        Tags.span("", Format.quantity(order.filled())),
        Tags.span("", Format.price(proposal.protection().map(Protection::stop))),
        Tags.span("", Format.price(proposal.protection().flatMap(Protection::target))));
  }

  private void show(OrderLife whole) {
    List<Component> all = new ArrayList<>();
    all.add(Tags.text("p", "mono", whole.order().id().value()));
    all.add(Tags.table(CHANGES, whole.changes().stream().map(OrdersView::change).toList()));
    for (Fill fill : whole.fills()) {
      all.add(
          Tags.text(
              "p",
              "after",
              Words.of(
                  "orders.filled",
                  Format.quantity(fill.quantity()),
                  Format.price(fill.price()),
                  Format.money(fill.fee()),
                  Format.time(fill.time()))));
    }
    Steady.show(life, all.toArray(Component[]::new));
  }

  private static List<Component> change(Order order) {
    return List.of(
        Tags.span("", Format.timeInColumn(order.changedAt())),
        Tags.span("strong", Format.title(order.state())),
        Tags.span("", Format.quantity(order.filled())),
        Tags.span("", order.note()));
  }
}
