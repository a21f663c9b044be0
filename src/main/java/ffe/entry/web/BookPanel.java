package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.Actor;
import ffe.desk.StatusView;
import ffe.desk.market.InstrumentDesk;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is bid and asked in the market of the account, where a live feed hears it. No desk call of
 * it reads a table or waits.
 */
final class BookPanel extends Div {

  /** Levels of each side that are shown. */
  private static final int ROWS = 10;

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.number("book.bid-quantity"),
          Tags.Column.number("watch.bid"),
          Tags.Column.number("watch.ask"),
          Tags.Column.number("book.ask-quantity"));

  private final InstrumentDesk instruments;
  private final HtmlContainer best = Tags.text("p", "", "");
  private final HtmlContainer trouble = Tags.text("p", "notice warn", "");
  private final List<HtmlContainer> cells = new ArrayList<>();
  private final HtmlContainer table;

  BookPanel(InstrumentDesk instruments) {
    this.instruments = instruments;
    List<List<Component>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<HtmlContainer> row = new ArrayList<>();
      for (int j = 0; j < COLUMNS.size(); j++) {
        row.add(Tags.span("", ""));
      }
      cells.addAll(row);
      rows.add(List.copyOf(row));
    }
    table = Tags.table(COLUMNS, rows);
    trouble.getElement().setAttribute("role", "status");
    add(Tags.panel("wide after", Words.of("book.title"), best, trouble, table));
    setVisible(false);
  }

  /** Reads beside the session; shows what was read when run. */
  Runnable read(Actor actor, StatusView status) {
    Optional<Depth> found =
        instruments.hears(actor, status.sourceId(), Instrument.of(status.instrument()));
    return () -> show(found, status.wallNow());
  }

  private void show(Optional<Depth> found, Instant now) {
    setVisible(found.isPresent());
    found.ifPresent(depth -> show(depth, now));
  }

  private void show(Depth depth, Instant now) {
    Optional<OrderBook> book = depth.book();
    table.setVisible(book.isPresent());
    best.setVisible(book.isPresent());
    trouble.setVisible(book.isEmpty());
    say(trouble, book.isPresent() ? "" : Words.of("book.none", depth.trouble()));
    book.ifPresent(b -> say(best, told(b, now)));
    for (int i = 0; i < ROWS; i++) {
      Optional<OrderBook.Level> bid = level(book.map(OrderBook::bids), i);
      Optional<OrderBook.Level> ask = level(book.map(OrderBook::asks), i);
      say(cell(i, 0), bid.map(l -> Format.quantity(l.quantity())).orElse(""));
      say(cell(i, 1), bid.map(l -> Format.price(l.price())).orElse(""));
      say(cell(i, 2), ask.map(l -> Format.price(l.price())).orElse(""));
      say(cell(i, 3), ask.map(l -> Format.quantity(l.quantity())).orElse(""));
    }
  }

  private static String told(OrderBook book, Instant now) {
    return Words.of(
        "book.best",
        Format.price(book.bid()),
        Format.price(book.ask()),
        book.spread().map(PairPicker::bps).orElse(Format.none()),
        Format.duration(Duration.between(book.at(), now)));
  }

  private HtmlContainer cell(int row, int column) {
    return cells.get(row * COLUMNS.size() + column);
  }

  private static Optional<OrderBook.Level> level(Optional<List<OrderBook.Level>> side, int i) {
    return side.filter(levels -> i < levels.size()).map(levels -> levels.get(i));
  }

  private static void say(HtmlContainer where, String text) {
    if (!text.equals(where.getText())) {
      where.setText(text);
    }
  }
}
