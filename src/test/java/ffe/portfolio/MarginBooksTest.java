package ffe.portfolio;

import static ffe.portfolio.Books.BTC_USD;
import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.USD;
import static ffe.portfolio.Books.buy;
import static ffe.portfolio.Books.deposit;
import static ffe.portfolio.Books.sell;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books of an account that may owe units and money. */
@Tag("property")
class MarginBooksTest {

  private static final Margin TERMS = Margin.of(new BigDecimal("5"), Bps.of("300"), Bps.of("730"));

  private static final Account ON_MARGIN =
      new Account(
          Books.PAPER.name(), Books.PAPER.mode(), Books.PAPER.venue(), USD, Optional.of(TERMS));

  private static final int SEEDS = 60;

  private static Ledger after(LedgerEvent... events) {
    return Ledger.replay(ON_MARGIN, List.of(events));
  }

  private static LedgerEvent financed(String id, long second, String amount) {
    return new LedgerEvent.Financed(id, T0.plusSeconds(second), BTC_USD, usd(amount));
  }

  private static Valuation valued(Ledger ledger, String price) {
    TreeMap<String, Price> prices = new TreeMap<>();
    prices.put(BTC_USD.name(), Price.of(price));
    return Valuation.of(ledger, T0, prices).orElseThrow();
  }

  @Test
  void what_is_sold_short_is_owed_and_its_proceeds_are_cash() {
    Ledger ledger = after(deposit("d", 0, "1000"), sell("s", 1, "2", "100", usd("1")));
    assertThat(ledger.cash(USD)).isEqualTo(usd("1199"));
    assertThat(ledger.balance(Posting.HOLDINGS, BTC_USD.base()))
        .isEqualTo(Money.of("-2", Books.BTC));
    Position position = ledger.position(BTC_USD).orElseThrow();
    assertThat(position)
        .isEqualTo(
            new Position(BTC_USD, Side.SELL, Quantity.of("2"), usd("200"), T0.plusSeconds(1)));
    assertThat(position.averagePrice()).isEqualTo(Price.of("100"));
    Valuation dearer = valued(ledger, "110");
    assertThat(dearer.equity()).isEqualTo(usd("979"));
    assertThat(dearer.unrealised()).isEqualTo(usd("-20"));
    assertThat(dearer.atStake()).isEqualTo(usd("220"));
    assertThat(dearer.of(BTC_USD)).isEqualTo(usd("220"));
  }

  @Test
  void buying_back_makes_a_round_trip_whose_profit_is_what_the_price_fell() {
    Booked booked =
        after(deposit("d", 0, "1000"), sell("s", 1, "2", "100", usd("1")))
            .book(buy("b", 2, "1.5", "90", usd("0.5")));
    RoundTrip trip = booked.closed().get(0);
    assertThat(trip.proceeds()).isEqualTo(usd("150"));
    assertThat(trip.cost()).isEqualTo(usd("135"));
    assertThat(trip.fees()).isEqualTo(usd("1.25"));
    assertThat(trip.profit()).isEqualTo(usd("13.75"));
    assertThat(trip.entryFillId()).isEqualTo("s");
    assertThat(trip.exitFillId()).isEqualTo("b");
    assertThat(booked.ledger().position(BTC_USD).orElseThrow().quantity())
        .isEqualTo(Quantity.of("0.5"));
  }

  @Test
  void nothing_closes_more_than_is_open_and_a_cash_account_owes_nothing() {
    Ledger isShort = after(deposit("d", 0, "1000"), sell("s", 1, "2", "100", usd("0")));
    assertThatThrownBy(() -> isShort.book(buy("b", 2, "2.1", "100", usd("0"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never exceeds the holding");
    Ledger cash = Ledger.replay(Books.PAPER, List.of(deposit("d", 0, "1000")));
    assertThatThrownBy(() -> cash.book(sell("s", 1, "1", "100", usd("0"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never exceeds the holding");
    assertThatThrownBy(() -> cash.book(buy("b", 1, "11", "100", usd("0"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cash is never negative");
    assertThatThrownBy(() -> cash.book(financed("f", 1, "1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cash account");
    assertThat(after(deposit("d", 0, "1000"), buy("b", 1, "11", "100", usd("0"))).cash(USD))
        .isEqualTo(usd("-100"));
  }

  @Test
  void financing_is_a_cost_that_is_realised_when_it_is_charged() {
    Booked booked =
        after(deposit("d", 0, "1000"), sell("s", 1, "2", "100", usd("0")))
            .book(financed("f", 2, "0.4"));
    assertThat(booked.entry().postings())
        .containsExactly(new Posting("cash", usd("-0.4")), new Posting("financing", usd("0.4")));
    assertThat(booked.ledger().realised()).isEqualTo(usd("-0.4"));
    assertThat(booked.ledger().balance(Posting.FINANCING, USD)).isEqualTo(usd("0.4"));
    List<Earning> earned =
        Earning.of(
            ON_MARGIN,
            List.of(
                deposit("d", 0, "1000"),
                sell("s", 1, "2", "100", usd("0")),
                financed("f", 2, "0.4")));
    assertThat(Earning.sum(earned, USD).net()).isEqualTo(usd("-0.4"));
  }

  @Test
  void a_day_costs_a_part_of_the_year_s_rate_rounded_against_the_account() {
    assertThat(TERMS.financing(Side.SELL, usd("1000"))).isEqualTo(usd("0.2"));
    assertThat(TERMS.financing(Side.BUY, usd("1000"))).isEqualTo(usd("0.08219179"));
    Margin paying = Margin.of(BigDecimal.ONE, Bps.of("-300"), Bps.ZERO);
    assertThat(paying.financing(Side.BUY, usd("1000"))).isEqualTo(usd("-0.08219178"));
    assertThat(paying.financing(Side.SELL, usd("1000"))).isEqualTo(usd("0"));
  }

  @ParameterizedTest
  @CsvSource({"0.9, 10", "51, 1", "5, 20", "5, 0", "5, -1"})
  void terms_that_make_no_sense_are_refused(String leverage, String maintenance) {
    assertThatThrownBy(
            () -> new Margin(new BigDecimal(leverage), Percent.of(maintenance), Bps.ZERO, Bps.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_usual_maintenance_margin_is_half_of_what_opening_takes() {
    assertThat(TERMS.maintenance()).isEqualTo(Percent.of("10"));
    assertThat(TERMS.bound(usd("1000"))).isEqualTo(usd("200"));
    assertThat(TERMS.maintained(usd("1000"))).isEqualTo(usd("100"));
  }

  /** A walk of fills that open, add and close either side, and days of financing. */
  private static List<LedgerEvent> history(long seed, boolean isMirrored, boolean hasFees) {
    Random random = new Random(seed);
    List<LedgerEvent> events = new ArrayList<>(List.of(deposit("d", 0, "100000")));
    int held = 0;
    for (int i = 1; i < 80; i++) {
      boolean closes = held != 0 && random.nextInt(3) == 0;
      int units = 1 + random.nextInt(closes ? Math.abs(held) : 5);
      boolean isLong = held == 0 ? random.nextBoolean() : held > 0;
      String price = String.valueOf(isMirrored ? 200 - (70 + i) % 60 - 70 : 70 + (70 + i) % 60);
      Money fee = usd(hasFees ? "0.25" : "0");
      boolean buys = closes != isLong;
      held += buys ? units : -units;
      events.add(
          buys == isMirrored
              ? sell("f" + i, i, String.valueOf(units), price, fee)
              : buy("f" + i, i, String.valueOf(units), price, fee));
      if (hasFees && random.nextInt(4) == 0) {
        events.add(financed("n" + i, i, random.nextBoolean() ? "0.3" : "-0.1"));
      }
    }
    return events;
  }

  @Test
  void equity_is_cash_and_what_positions_are_worth_after_every_event() {
    int shorts = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Ledger ledger = Ledger.empty(ON_MARGIN);
      Money profits = usd("0");
      for (LedgerEvent event : history(seed, false, true)) {
        Booked booked = ledger.book(event);
        ledger = booked.ledger();
        for (RoundTrip trip : booked.closed()) {
          profits = profits.plus(trip.profit());
        }
        shorts += ledger.position(BTC_USD).filter(Position::isShort).isPresent() ? 1 : 0;
        Valuation valued = valued(ledger, "97.5");
        assertThat(valued.equity().minus(ledger.deposits()))
            .as("seed %s", seed)
            .isEqualTo(ledger.realised().plus(valued.unrealised()));
        assertThat(ledger.realised())
            .isEqualTo(
                profits.minus(ledger.openFees()).minus(ledger.balance(Posting.FINANCING, USD)));
      }
      assertThat(Canon.digest(replayed(seed).state())).isEqualTo(Canon.digest(ledger.state()));
    }
    assertThat(shorts).isGreaterThan(500);
  }

  private static Ledger replayed(long seed) {
    return Ledger.replay(
        ON_MARGIN,
        history(seed, false, true).stream()
            .map(event -> Canon.read(Canon.write(event), LedgerEvent.class))
            .toList());
  }

  @Test
  void a_mirrored_history_comes_to_the_same() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Ledger ledger = Ledger.replay(ON_MARGIN, history(seed, false, false));
      Ledger mirrored = Ledger.replay(ON_MARGIN, history(seed, true, false));
      assertThat(mirrored.realised()).as("seed %s", seed).isEqualTo(ledger.realised());
      assertThat(mirrored.position(BTC_USD).map(Position::isShort))
          .isEqualTo(ledger.position(BTC_USD).map(p -> !p.isShort()));
      assertThat(valued(mirrored, "103").equity()).isEqualTo(valued(ledger, "97").equity());
    }
  }

  @Test
  void opening_and_closing_at_one_price_costs_the_fees_and_nothing_else() {
    for (Side side : Side.values()) {
      boolean buys = side == Side.BUY;
      Ledger ledger =
          after(
              deposit("d", 0, "1000"),
              buys ? buy("1", 1, "3", "77.7", usd("1")) : sell("1", 1, "3", "77.7", usd("1")),
              buys ? sell("2", 2, "3", "77.7", usd("2")) : buy("2", 2, "3", "77.7", usd("2")));
      assertThat(ledger.cash(USD)).isEqualTo(usd("997"));
      assertThat(ledger.positions()).isEmpty();
      assertThat(ledger.balance(Posting.HOLDINGS, BTC_USD.base()).isZero()).isTrue();
    }
  }
}
