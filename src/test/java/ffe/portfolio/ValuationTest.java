package ffe.portfolio;

import static ffe.portfolio.Books.ETH_USD;
import static ffe.portfolio.Books.PAPER;
import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.after;
import static ffe.portfolio.Books.buy;
import static ffe.portfolio.Books.deposit;
import static ffe.portfolio.Books.fill;
import static ffe.portfolio.Books.sell;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.order.Side;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ValuationTest {

  private static final Currency EUR = new Currency("EUR");

  private static SortedMap<String, Price> prices(String... namesAndPrices) {
    SortedMap<String, Price> prices = new TreeMap<>();
    for (int i = 0; i < namesAndPrices.length; i += 2) {
      prices.put(namesAndPrices[i], Price.of(namesAndPrices[i + 1]));
    }
    return prices;
  }

  @Test
  void values_cash_and_positions_at_last_prices() {
    Ledger ledger =
        after(
            deposit("d1", 0, "10000"),
            buy("b1", 1, "2", "800", usd("4")),
            fill("e1", 2, ETH_USD, Side.BUY, "10", "20", usd("1")));
    Valuation valuation =
        Valuation.of(ledger, T0, prices("BTC-USD", "810", "ETH-USD", "19")).orElseThrow();
    assertThat(valuation)
        .isEqualTo(
            new Valuation(
                T0,
                usd("10005"),
                usd("8195"),
                usd("1810"),
                new TreeMap<>(Map.of("BTC-USD", usd("1620"), "ETH-USD", usd("190"))),
                usd("10")));
    assertThat(valuation.equity().minus(ledger.deposits()))
        .isEqualTo(ledger.realised().plus(valuation.unrealised()));
  }

  @Test
  void an_account_of_cash_alone_needs_no_price() {
    Ledger ledger = after(deposit("d1", 0, "10000"));
    Valuation valuation = Valuation.of(ledger, T0, prices()).orElseThrow();
    assertThat(valuation.equity()).isEqualTo(usd("10000"));
    assertThat(valuation.exposure()).isEqualTo(usd("0"));
    assertThat(Valuation.of(Ledger.empty(PAPER), T0, prices()).orElseThrow().equity())
        .isEqualTo(usd("0"));
  }

  @Test
  void a_missing_price_of_a_position_makes_equity_unknown_and_is_named() {
    Ledger ledger = after(deposit("d1", 0, "10000"), buy("b1", 1, "2", "800", usd("4")));
    assertThat(Valuation.of(ledger, T0, prices("ETH-USD", "19"))).isEmpty();
    assertThat(Valuation.missing(ledger, prices("ETH-USD", "19"))).containsExactly("BTC-USD");
  }

  @Test
  void a_closed_position_needs_no_price() {
    Ledger ledger =
        after(
            deposit("d1", 0, "10000"),
            buy("b1", 1, "2", "800", usd("4")),
            sell("s1", 2, "2", "800", usd("4")));
    assertThat(Valuation.of(ledger, T0, prices()).orElseThrow().equity()).isEqualTo(usd("9992"));
  }

  @Test
  void cash_in_another_currency_without_a_rate_makes_equity_unknown() {
    Ledger ledger =
        after(
            deposit("d1", 0, "10000"),
            new LedgerEvent.Deposited("d2", T0, Money.of("5", new Currency("USDT"))));
    assertThat(Valuation.of(ledger, T0, prices())).isEmpty();
    assertThat(Valuation.missing(ledger, prices())).containsExactly("USDT-USD");
    assertThat(Valuation.of(ledger, T0, prices("USDT-USD", "0.9987")).orElseThrow().equity())
        .isEqualTo(usd("10004.9935"));
  }

  @Test
  void a_position_quoted_in_another_currency_is_turned_over_at_its_rate() {
    Ledger ledger =
        after(
            new LedgerEvent.Deposited("d1", T0, Money.of("1000", EUR)),
            fill("b1", 1, Instrument.of("BTC-EUR"), Side.BUY, "1", "600", Money.zero(EUR)));
    assertThat(Valuation.missing(ledger, prices())).containsExactly("BTC-EUR", "EUR-USD");
    assertThat(Valuation.of(ledger, T0, prices("BTC-EUR", "700"))).isEmpty();
    Valuation valuation =
        Valuation.of(ledger, T0, prices("BTC-EUR", "700", "EUR-USD", "1.25")).orElseThrow();
    assertThat(valuation.cash()).isEqualTo(usd("500"));
    assertThat(valuation.exposureByInstrument()).containsEntry("BTC-EUR", usd("875"));
    assertThat(valuation.unrealised()).isEqualTo(usd("125"));
    assertThat(valuation.equity()).isEqualTo(usd("1375"));
  }

  @Test
  void a_valuation_that_does_not_add_up_is_refused() {
    assertThatThrownBy(
            () -> new Valuation(T0, usd("3"), usd("1"), usd("1"), new TreeMap<>(), usd("0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_valuation_survives_canonical_text() {
    Ledger ledger = after(deposit("d1", 0, "10000"), buy("b1", 1, "2", "800", usd("4")));
    Valuation valuation = Valuation.of(ledger, T0, prices("BTC-USD", "810")).orElseThrow();
    assertThat(Canon.read(Canon.write(valuation), Valuation.class)).isEqualTo(valuation);
  }
}
