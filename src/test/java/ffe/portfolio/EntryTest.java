package ffe.portfolio;

import static ffe.portfolio.Books.BTC;
import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the room's values refuse. */
@Tag("unit")
class EntryTest {

  @Test
  void an_entry_that_does_not_sum_to_zero_is_refused_with_the_rest() {
    assertThatThrownBy(
            () ->
                new LedgerEntry(
                    "e1",
                    T0,
                    "test",
                    List.of(new Posting("cash", usd("1")), new Posting("fees", usd("-0.99")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry sums to zero in each currency: e1 leaves 0.01 USD");
  }

  @Test
  void amounts_of_two_currencies_do_not_balance_each_other() {
    assertThatThrownBy(
            () ->
                new LedgerEntry(
                    "e1",
                    T0,
                    "test",
                    List.of(
                        new Posting("cash", usd("1")), new Posting("fees", Money.of("-1", BTC)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in each currency");
  }

  @Test
  void an_entry_without_postings_is_refused() {
    assertThatThrownBy(() -> new LedgerEntry("e1", T0, "test", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_posting_of_nothing_or_to_an_unknown_book_is_refused() {
    assertThatThrownBy(() -> new Posting("cash", usd("0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Posting("Cash", usd("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void a_deposit_that_is_not_positive_is_refused(String amount) {
    assertThatThrownBy(() -> new LedgerEvent.Deposited("d1", T0, usd(amount)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(amount + " USD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Paper",
        "1paper",
        "-paper",
        "pa_per",
        "pa per",
        "ü",
        "a234567890123456789012345678901x"
      })
  void a_bad_account_name_is_refused(String name) {
    assertThatThrownBy(() -> account(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "paper", "paper-2", "a234567890123456789012345678901"})
  void a_good_account_name_is_taken(String name) {
    assertThat(account(name).name()).isEqualTo(name);
  }

  private static Account account(String name) {
    return new Account(name, Account.Mode.PAPER, new Venue("KRAKEN"), Currency.USD);
  }

  @Test
  void a_round_trip_with_a_wrong_profit_is_refused() {
    assertThatThrownBy(
            () ->
                new RoundTrip(
                    Books.BTC_USD,
                    T0,
                    T0,
                    Quantity.of("1"),
                    usd("100"),
                    usd("110"),
                    usd("1"),
                    usd("10"),
                    "b1",
                    "s1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_share_never_exceeds_the_whole() {
    Money dust = usd("0.0000000000006");
    assertThat(Share.of(dust, Quantity.of("0.9999"), Quantity.of("1"))).isEqualTo(dust);
    assertThat(Share.of(usd("1"), Quantity.of("1"), Quantity.of("3")))
        .isEqualTo(usd("0.333333333333"));
    assertThat(Share.of(usd("1"), Quantity.of("3"), Quantity.of("3"))).isEqualTo(usd("1"));
  }

  @Test
  void shares_are_rounded_half_even() {
    assertThat(Share.of(usd("0.000000000005"), Quantity.of("1"), Quantity.of("2")))
        .isEqualTo(usd("0.000000000002"));
    assertThat(Share.of(usd("0.000000000007"), Quantity.of("1"), Quantity.of("2")))
        .isEqualTo(usd("0.000000000004"));
  }
}
