package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.BookLadder.Side;
import ffe.market.OrderBook.Level;
import ffe.money.Bps;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OrderBookTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Level level(String price, String quantity) {
    return new Level(Price.of(price), Quantity.of(quantity));
  }

  private static OrderBook book(List<Level> bids, List<Level> asks) {
    return new OrderBook(BTC, bids, asks, NOON);
  }

  @Test
  void tells_the_best_of_both_sides_and_what_lies_between() {
    OrderBook book =
        book(List.of(level("99", "1"), level("98", "2")), List.of(level("101", "0.000000001")));

    assertThat(book.offer()).contains(new Offer(Price.of("99"), Price.of("101")));
    assertThat(book.spread()).contains(Bps.of("200"));
  }

  @Test
  void knows_no_offer_while_one_side_has_nobody() {
    OrderBook book = book(List.of(level("99", "1")), List.of());

    assertThat(book.bid()).contains(Price.of("99"));
    assertThat(book.offer()).isEmpty();
    assertThat(book.spread()).isEmpty();
  }

  @Test
  void refuses_what_is_no_book() {
    Level low = level("99", "1");
    Level high = level("101", "1");
    List<Level> many = IntStream.range(0, 26).mapToObj(i -> level("" + (200 + i), "1")).toList();

    assertThatThrownBy(() -> book(List.of(low, high), List.of()))
        .hasMessage("a book out of order: 101 is not below 99");
    assertThatThrownBy(() -> book(List.of(), List.of(high, low))).hasMessageContaining("order");
    assertThatThrownBy(() -> book(List.of(high), List.of(low))).hasMessageContaining("order");
    assertThatThrownBy(() -> book(List.of(low), List.of(low))).hasMessageContaining("order");
    assertThatThrownBy(() -> book(List.of(), many)).hasMessage("more than 25 levels of a side");
    assertThatThrownBy(() -> level("99", "0")).hasMessage("a level without quantity at 99");
  }

  @Test
  void is_not_changed_by_who_made_it() {
    List<Level> bids = new ArrayList<>(List.of(level("99", "1")));
    OrderBook book = book(bids, List.of());
    bids.clear();

    assertThat(book.bids()).hasSize(1);
  }

  @Test
  void keeps_a_bound_and_takes_nothing_from_behind_what_was_cut_off() {
    BookLadder told = new BookLadder(3, BookLadder.Tail.TOLD);
    BookLadder unknown = new BookLadder(3, BookLadder.Tail.UNKNOWN);
    for (BookLadder ladder : List.of(told, unknown)) {
      for (int price = 100; price < 105; price++) {
        ladder.set(Side.ASK, Price.of("" + price), Quantity.of("1"));
      }
      ladder.trim();
      ladder.set(Side.ASK, Price.of("100"), Quantity.ZERO);
      ladder.set(Side.ASK, Price.of("104"), Quantity.of("2"));
      ladder.set(Side.ASK, Price.of("55555"), Quantity.ZERO);
      ladder.trim();
    }

    assertThat(told.best(Side.ASK, 9))
        .containsExactly(level("101", "1"), level("102", "1"), level("104", "2"));
    assertThat(told.isThin(3)).isFalse();
    assertThat(unknown.best(Side.ASK, 9)).containsExactly(level("101", "1"), level("102", "1"));
    assertThat(unknown.isThin(3)).isTrue();
    assertThat(unknown.isThin(2)).isFalse();
  }
}
