package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ticks.TickPlace;
import ffe.desk.ticks.TickQuery;
import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is true of stored ticks on any database. */
abstract class TickBookContract {

  static final Instrument BTC = Instrument.of("BTC-USD");
  private static final AtomicInteger SOURCES = new AtomicInteger();

  final Instant noon = Instant.parse("2026-11-24T12:00:00Z");

  final String source = "venue-" + SOURCES.incrementAndGet();

  abstract LocalTransactions transactions();

  abstract Connection asOwner() throws SQLException;

  StoreTicks book() {
    return new StoreTicks(transactions());
  }

  TradeTick tick(Instant at, String id) {
    return new TradeTick(
        source,
        BTC,
        at,
        id,
        Price.of("64001.123456789"),
        Quantity.of("0.00000001"),
        Optional.of(Side.SELL),
        at.plusMillis(7));
  }

  TickQuery all() {
    return new TickQuery(
        source, BTC, Optional.empty(), Optional.empty(), Optional.empty(), TickQuery.LIMIT_MAX);
  }

  String one(String query) throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void gives_back_what_was_kept_to_the_last_digit() {
    TradeTick exact = tick(noon.plusNanos(123_456_000), "9223372036854775807");
    TradeTick quote =
        new TradeTick(
            source,
            BTC,
            noon.plusSeconds(1),
            "1793775600123456789",
            Price.of("0.000000000000000000000001"),
            Quantity.of("0"),
            Optional.empty(),
            noon);
    assertThat(book().keep(List.of(quote, exact))).isEqualTo(2);
    assertThat(book().read(all(), 10)).containsExactly(exact, quote);
  }

  @Test
  void a_trade_told_twice_is_one_row_and_stays_as_it_was_told_first() {
    TradeTick first = tick(noon, "1");
    TradeTick again =
        new TradeTick(
            source,
            BTC,
            noon,
            "1",
            Price.of("1"),
            Quantity.of("1"),
            Optional.empty(),
            noon.plusSeconds(9));
    assertThat(book().keep(List.of(first, first))).isEqualTo(1);
    assertThat(book().keep(List.of(again, tick(noon, "2")))).isEqualTo(1);
    assertThat(book().read(all(), 10)).containsExactly(first, tick(noon, "2"));
  }

  @Test
  void pages_go_by_time_and_then_by_number_and_leave_nothing_out() {
    List<TradeTick> told = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // many in one instant, with 9 before 10 and 99 before 100
      told.add(tick(noon.plusMillis(i / 20), Integer.toString(85 + i)));
    }
    List<TradeTick> shuffled = new ArrayList<>(told);
    java.util.Collections.reverse(shuffled);
    assertThat(book().keep(shuffled)).isEqualTo(40);
    List<TradeTick> read = new ArrayList<>();
    Optional<TickPlace> after = Optional.empty();
    for (int page = 0; page < 6; page++) {
      TickQuery query = new TickQuery(source, BTC, Optional.empty(), Optional.empty(), after, 7);
      List<TradeTick> found = book().read(query, 7);
      read.addAll(found);
      after = Optional.of(found.get(found.size() - 1).place());
    }
    assertThat(read).isEqualTo(told);
  }

  @Test
  void a_range_has_its_first_instant_and_not_its_last() {
    Instant micro = noon.plusNanos(1_000);
    book().keep(List.of(tick(noon, "1"), tick(micro, "2"), tick(micro.plusNanos(1_000), "3")));
    assertThat(ids(Optional.of(noon), Optional.of(micro))).containsExactly("1");
    assertThat(ids(Optional.of(noon.plusNanos(1)), Optional.of(micro.plusNanos(1))))
        .containsExactly("2");
    assertThat(ids(Optional.of(micro), Optional.empty())).containsExactly("2", "3");
  }

  private List<String> ids(Optional<Instant> from, Optional<Instant> to) {
    return book().read(new TickQuery(source, BTC, from, to, Optional.empty(), 10), 10).stream()
        .map(TradeTick::id)
        .toList();
  }

  @Test
  void nobody_changes_or_removes_a_tick() throws SQLException {
    book().keep(List.of(tick(noon, "1")));
    for (String sql :
        List.of("UPDATE tick SET side = 'BUY'", "DELETE FROM tick", "TRUNCATE tick")) {
      try (Connection owner = asOwner();
          Statement statement = owner.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("only appended to");
        statement.execute("SET ROLE ffe_app");
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        statement.execute("RESET ROLE");
      }
    }
    assertThat(book().read(all(), 10)).hasSize(1);
  }
}
