package ffe.portfolio;

import static ffe.portfolio.Books.BTC;
import static ffe.portfolio.Books.BTC_USD;
import static ffe.portfolio.Books.ETH_USD;
import static ffe.portfolio.Books.PAPER;
import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.USD;
import static ffe.portfolio.Books.after;
import static ffe.portfolio.Books.buy;
import static ffe.portfolio.Books.deposit;
import static ffe.portfolio.Books.fill;
import static ffe.portfolio.Books.sell;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LedgerTest {

  private static final Money FREE = usd("0");

  @Test
  void an_empty_ledger_has_nothing() {
    Ledger empty = Ledger.empty(PAPER);
    assertThat(empty.events()).isZero();
    assertThat(empty.cash()).isEmpty();
    assertThat(empty.cash(USD)).isEqualTo(FREE);
    assertThat(empty.positions()).isEmpty();
    assertThat(empty.position(BTC_USD)).isEmpty();
    assertThat(empty.realised()).isEqualTo(FREE);
    assertThat(empty.deposits()).isEqualTo(FREE);
  }

  @Test
  void a_deposit_is_cash_and_owed_to_the_owner() {
    Booked booked = Ledger.empty(PAPER).book(deposit("d1", 0, "10000"));
    assertThat(booked.entry())
        .isEqualTo(
            new LedgerEntry(
                "d1",
                T0,
                "deposit",
                List.of(
                    new Posting("cash", usd("10000")), new Posting("deposits", usd("-10000")))));
    assertThat(booked.ledger().cash(USD)).isEqualTo(usd("10000"));
    assertThat(booked.ledger().deposits()).isEqualTo(usd("10000"));
    assertThat(booked.ledger().realised()).isEqualTo(FREE);
  }

  @Test
  void a_purchase_moves_cash_into_a_lot_and_pays_its_fee() {
    Booked booked = after(deposit("d1", 0, "10000")).book(buy("b1", 60, "2", "800.5", usd("4.16")));
    assertThat(booked.entry().postings())
        .containsExactly(
            new Posting("holdings", Money.of("2", BTC)),
            new Posting("trading", Money.of("-2", BTC)),
            new Posting("trading", usd("1601")),
            new Posting("cash", usd("-1601")),
            new Posting("cash", usd("-4.16")),
            new Posting("fees", usd("4.16")));
    Ledger ledger = booked.ledger();
    assertThat(ledger.cash(USD)).isEqualTo(usd("8394.84"));
    assertThat(ledger.lots(BTC_USD))
        .containsExactly(
            new Lot("b1", T0.plusSeconds(60), Quantity.of("2"), usd("1601"), usd("4.16")));
    assertThat(ledger.position(BTC_USD))
        .contains(
            new Position(BTC_USD, Side.BUY, Quantity.of("2"), usd("1601"), T0.plusSeconds(60)));
    assertThat(booked.closed()).isEmpty();
  }

  @Test
  void an_entry_fee_is_realised_when_it_is_paid() {
    Ledger ledger = after(deposit("d1", 0, "10000"), buy("b1", 60, "2", "800.5", usd("4.16")));
    assertThat(ledger.realised()).isEqualTo(usd("-4.16"));
    assertThat(ledger.fees()).isEqualTo(usd("4.16"));
    assertThat(ledger.openFees()).isEqualTo(usd("4.16"));
  }

  @Test
  void a_sale_over_two_lots_makes_a_round_trip_of_each() {
    Booked booked =
        after(
                deposit("d1", 0, "10000"),
                buy("b1", 10, "1", "100", usd("1")),
                buy("b2", 20, "3", "200", usd("6")))
            .book(sell("s1", 30, "2", "300", usd("4")));
    assertThat(booked.closed())
        .containsExactly(
            new RoundTrip(
                BTC_USD,
                T0.plusSeconds(10),
                T0.plusSeconds(30),
                Quantity.of("1"),
                usd("100"),
                usd("300"),
                usd("3"),
                usd("197"),
                "b1",
                "s1"),
            new RoundTrip(
                BTC_USD,
                T0.plusSeconds(20),
                T0.plusSeconds(30),
                Quantity.of("1"),
                usd("200"),
                usd("300"),
                usd("4"),
                usd("96"),
                "b2",
                "s1"));
    Ledger ledger = booked.ledger();
    assertThat(ledger.lots(BTC_USD))
        .containsExactly(new Lot("b2", T0.plusSeconds(20), Quantity.of("2"), usd("400"), usd("4")));
    assertThat(ledger.realised()).isEqualTo(usd("289"));
    assertThat(ledger.openFees()).isEqualTo(usd("4"));
    assertThat(ledger.cash(USD)).isEqualTo(usd("9889"));
  }

  @Test
  void thirds_of_a_lot_are_rounded_and_the_last_takes_the_rest() {
    Ledger ledger = after(deposit("d1", 0, "1000"), buy("b1", 1, "3", "33.5", usd("0.01")));
    Booked first = ledger.book(sell("s1", 2, "1", "40", FREE));
    Booked second = first.ledger().book(sell("s2", 3, "1", "40", FREE));
    Booked third = second.ledger().book(sell("s3", 4, "1", "40", FREE));
    assertThat(first.closed().get(0).fees()).isEqualTo(usd("0.003333333333"));
    assertThat(second.closed().get(0).fees()).isEqualTo(usd("0.003333333334"));
    assertThat(third.closed().get(0).fees()).isEqualTo(usd("0.003333333333"));
    assertThat(third.ledger().realised()).isEqualTo(usd("19.49"));
    assertThat(third.ledger().cash(USD)).isEqualTo(usd("1019.49"));
  }

  @Test
  void a_purchase_fee_in_the_base_currency_leaves_the_lot() {
    Booked booked =
        after(deposit("d1", 0, "1000")).book(buy("b1", 1, "1", "500", Money.of("0.002", BTC)));
    assertThat(booked.entry().postings())
        .contains(
            new Posting("holdings", Money.of("-0.002", BTC)),
            new Posting("fees", Money.of("0.002", BTC)));
    Ledger ledger = booked.ledger();
    assertThat(ledger.lots(BTC_USD))
        .containsExactly(
            new Lot("b1", T0.plusSeconds(1), Quantity.of("0.998"), usd("499"), usd("1")));
    assertThat(ledger.cash(USD)).isEqualTo(usd("500"));
    assertThat(ledger.balance("holdings", BTC)).isEqualTo(Money.of("0.998", BTC));
    assertThat(ledger.balance("fees", BTC)).isEqualTo(Money.of("0.002", BTC));
    assertThat(ledger.fees()).isEqualTo(usd("1"));
    assertThat(ledger.realised()).isEqualTo(usd("-1"));
  }

  @Test
  void a_sale_fee_in_the_base_currency_is_taken_from_the_lots() {
    Booked booked =
        after(deposit("d1", 0, "1000"), buy("b1", 1, "1", "500", FREE))
            .book(sell("s1", 2, "0.5", "600", Money.of("0.001", BTC)));
    RoundTrip trip = booked.closed().get(0);
    assertThat(trip.quantity()).isEqualTo(Quantity.of("0.501"));
    assertThat(trip.cost()).isEqualTo(usd("250.5"));
    assertThat(trip.proceeds()).isEqualTo(usd("300.6"));
    assertThat(trip.fees()).isEqualTo(usd("0.6"));
    assertThat(trip.profit()).isEqualTo(usd("49.5"));
    assertThat(booked.ledger().balance("holdings", BTC)).isEqualTo(Money.of("0.499", BTC));
    assertThat(booked.ledger().cash(USD)).isEqualTo(usd("800"));
  }

  @Test
  void a_late_fill_takes_its_place_among_the_lots_by_its_time() {
    Ledger ledger =
        after(
            deposit("d1", 0, "1000"),
            buy("b2", 20, "1", "200", FREE),
            buy("b1", 10, "1", "100", FREE));
    assertThat(ledger.lots(BTC_USD)).extracting(Lot::fillId).containsExactly("b1", "b2");
    assertThat(ledger.position(BTC_USD).orElseThrow().openedAt()).isEqualTo(T0.plusSeconds(10));
  }

  @Test
  void lots_of_one_instant_keep_the_order_of_booking() {
    Ledger ledger =
        after(
            deposit("d1", 0, "1000"),
            buy("z", 10, "1", "200", FREE),
            buy("a", 10, "1", "100", FREE));
    assertThat(ledger.lots(BTC_USD)).extracting(Lot::fillId).containsExactly("z", "a");
  }

  @Test
  void positions_are_sorted_by_instrument() {
    Ledger ledger =
        after(
            deposit("d1", 0, "1000"),
            fill("e", 1, ETH_USD, Side.BUY, "1", "10", FREE),
            buy("b", 2, "1", "200", FREE));
    assertThat(ledger.positions())
        .extracting(Position::instrument)
        .containsExactly(BTC_USD, ETH_USD);
  }

  @Test
  void the_state_survives_canonical_text() {
    LedgerState state =
        after(deposit("d1", 0, "1000"), buy("b1", 1, "0.3", "100.1", usd("0.26"))).state();
    assertThat(Canon.read(Canon.write(state), LedgerState.class)).isEqualTo(state);
    assertThat(state.balances().keySet())
        .containsExactly(
            "cash USD", "deposits USD", "fees USD", "holdings BTC", "trading BTC", "trading USD");
    assertThat(state.events()).isEqualTo(2);
    assertThat(state.lots().get("BTC-USD"))
        .containsExactly(
            new Lot("b1", T0.plusSeconds(1), Quantity.of("0.3"), usd("30.03"), usd("0.26")));
    assertThat(state.tallies()).containsEntry("USD", new Tally(usd("0"), usd("0.26")));
  }

  @Test
  void round_trips_positions_and_entries_survive_canonical_text() {
    Booked booked =
        after(deposit("d1", 0, "1000"), buy("b1", 1, "2", "100", usd("1")))
            .book(sell("s1", 2, "1", "110", usd("1")));
    RoundTrip trip = booked.closed().get(0);
    Position position = booked.ledger().positions().get(0);
    assertThat(Canon.read(Canon.write(trip), RoundTrip.class)).isEqualTo(trip);
    assertThat(Canon.read(Canon.write(position), Position.class)).isEqualTo(position);
    assertThat(Canon.read(Canon.write(booked.entry()), LedgerEntry.class))
        .isEqualTo(booked.entry());
  }

  @Test
  void the_average_price_and_the_value_of_a_position_are_without_fees() {
    Position position =
        after(
                deposit("d1", 0, "1000"),
                buy("b1", 1, "1", "100", usd("5")),
                buy("b2", 2, "2", "100.1", usd("5")))
            .position(BTC_USD)
            .orElseThrow();
    assertThat(position.averagePrice()).isEqualTo(Price.of("100.066666666667"));
    assertThat(position.valueAt(Price.of("110"))).isEqualTo(usd("330"));
    assertThat(position.unrealisedAt(Price.of("110"))).isEqualTo(usd("29.8"));
    assertThat(position.unrealisedAt(Price.of("90"))).isEqualTo(usd("-30.2"));
  }
}
