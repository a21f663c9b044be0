package ffe.portfolio;

import static ffe.portfolio.Books.BTC;
import static ffe.portfolio.Books.PAPER;
import static ffe.portfolio.Books.USD;
import static ffe.portfolio.Books.after;
import static ffe.portfolio.Books.buy;
import static ffe.portfolio.Books.deposit;
import static ffe.portfolio.Books.fill;
import static ffe.portfolio.Books.sell;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bookings that break a rule of a cash account. */
@Tag("unit")
class LedgerRefusalTest {

  private static final Money FREE = usd("0");

  @Test
  void refuses_a_sale_above_the_holding_and_says_how_much_is_held() {
    Ledger ledger = after(deposit("d1", 0, "1000"), buy("b1", 1, "1", "100", FREE));
    assertThatThrownBy(() -> ledger.book(sell("s1", 2, "1.00000001", "100", FREE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a sale never exceeds the holding: s1 takes 1.00000001 of BTC-USD, held are 1");
    assertThat(ledger.book(sell("s1", 2, "1", "100", FREE)).ledger().positions()).isEmpty();
  }

  @Test
  void refuses_a_sale_whose_base_fee_is_not_held() {
    Ledger ledger = after(deposit("d1", 0, "1000"), buy("b1", 1, "1", "100", FREE));
    assertThatThrownBy(() -> ledger.book(sell("s1", 2, "1", "100", Money.of("0.001", BTC))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes 1.001 of BTC-USD, held are 1");
  }

  @Test
  void a_sale_never_takes_what_another_instrument_with_the_same_base_holds() {
    Currency eur = new Currency("EUR");
    Ledger ledger = after(deposit("d1", 0, "1000"), buy("b1", 1, "1", "100", FREE));
    LedgerEvent sale =
        fill("s1", 2, Instrument.of("BTC-EUR"), Side.SELL, "1", "100", Money.zero(eur));
    assertThatThrownBy(() -> ledger.book(sale))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes 1 of BTC-EUR, held are 0");
  }

  @Test
  void refuses_a_purchase_above_the_cash_and_says_what_would_be_left() {
    Ledger ledger = after(deposit("d1", 0, "100"));
    assertThatThrownBy(() -> ledger.book(buy("b1", 1, "1", "100", usd("0.01"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cash is never negative: b1 would leave -0.01 USD");
    assertThat(ledger.book(buy("b1", 1, "1", "99.99", usd("0.01"))).ledger().cash(USD))
        .isEqualTo(FREE);
  }

  @Test
  void refuses_a_fee_in_a_third_currency() {
    Ledger ledger = after(deposit("d1", 0, "1000"));
    Money fee = Money.of("0.1", new Currency("BNB"));
    assertThatThrownBy(() -> ledger.book(buy("b1", 1, "1", "100", fee)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a fee is in the base or the quote currency: b1 paid 0.1 BNB");
  }

  @Test
  void refuses_a_base_fee_that_eats_the_whole_purchase() {
    Ledger ledger = after(deposit("d1", 0, "1000"));
    assertThatThrownBy(() -> ledger.book(buy("b1", 1, "1", "100", Money.of("1", BTC))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("brings more than its fee takes");
  }

  @Test
  void refuses_an_event_id_it_has_seen_whatever_it_says_now() {
    Ledger ledger = after(deposit("d1", 0, "1000"), buy("b1", 1, "1", "100", FREE));
    assertThatThrownBy(() -> ledger.book(buy("b1", 5, "2", "100", FREE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an event is booked once: b1");
    assertThatThrownBy(() -> ledger.book(deposit("b1", 5, "1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refuses_an_unknown_book() {
    assertThatThrownBy(() -> Ledger.empty(PAPER).balance("profit", USD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("profit");
  }
}
