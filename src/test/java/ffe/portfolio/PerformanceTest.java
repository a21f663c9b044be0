package ffe.portfolio;

import static ffe.portfolio.Books.BTC_USD;
import static ffe.portfolio.Books.T0;
import static ffe.portfolio.Books.USD;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Results of closed trades, drawdown and the alternative of holding. */
@Tag("unit")
class PerformanceTest {

  private static RoundTrip trip(String proceeds, String fees) {
    Money profit = usd(proceeds).minus(usd("100")).minus(usd(fees));
    return new RoundTrip(
        BTC_USD,
        T0,
        T0,
        Quantity.of("1"),
        usd("100"),
        usd(proceeds),
        usd(fees),
        profit,
        "b1",
        "s1");
  }

  @Test
  void counts_wins_and_losses_after_fees() {
    Performance performance =
        Performance.of(
            List.of(trip("110", "1"), trip("101", "2"), trip("95", "1"), trip("102", "2")), USD);
    assertThat(performance).isEqualTo(new Performance(4, 1, 2, usd("9"), usd("7"), usd("6")));
    assertThat(performance.netProfit()).isEqualTo(usd("2"));
    assertThat(performance.winRate()).contains(Percent.of("25"));
    assertThat(performance.profitFactor()).hasValue(9.0 / 7.0);
  }

  @Test
  void no_trade_has_no_win_rate_and_no_loss_has_no_profit_factor() {
    assertThat(Performance.of(List.of(), USD).winRate()).isEmpty();
    assertThat(Performance.of(List.of(trip("110", "1")), USD).profitFactor()).isEmpty();
    assertThat(Performance.of(List.of(trip("90", "1")), USD).profitFactor()).hasValue(0);
  }

  @Test
  void results_of_two_currencies_do_not_mix() {
    assertThatThrownBy(() -> Performance.of(List.of(trip("110", "1")), new Currency("EUR")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void drawdown_is_the_fall_from_the_highest_equity() {
    Drawdown drawdown = Drawdown.start(usd("1000")).next(usd("1200")).next(usd("900"));
    assertThat(drawdown.peak()).isEqualTo(usd("1200"));
    assertThat(drawdown.fromPeak()).isEqualTo(Percent.of("25"));
    Drawdown recovered = drawdown.next(usd("1200.01"));
    assertThat(recovered.fromPeak()).isEqualTo(Percent.ZERO);
    assertThat(recovered.deepest()).isEqualTo(Percent.of("25"));
  }

  @Test
  void a_deposit_does_not_hide_a_loss() {
    Drawdown drawdown = Drawdown.start(usd("1000")).next(usd("900")).deposited(usd("1000"));
    assertThat(drawdown.equity()).isEqualTo(usd("1900"));
    assertThat(drawdown.peak()).isEqualTo(usd("2000"));
    assertThat(drawdown.fromPeak()).isEqualTo(Percent.of("5"));
    assertThat(drawdown.deepest()).isEqualTo(Percent.of("10"));
  }

  @Test
  void an_account_without_money_has_no_drawdown() {
    assertThat(Drawdown.start(usd("0")).fromPeak()).isEqualTo(Percent.ZERO);
  }

  @Test
  void a_peak_below_equity_is_refused() {
    assertThatThrownBy(() -> new Drawdown(usd("1"), usd("2"), Percent.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holding_follows_the_price_from_the_first_one() {
    BuyAndHold hold = new BuyAndHold(usd("10000"), Price.of("800"));
    assertThat(hold.valueAt(Price.of("800"))).isEqualTo(usd("10000"));
    assertThat(hold.valueAt(Price.of("1000"))).isEqualTo(usd("12500"));
    assertThat(new BuyAndHold(usd("100"), Price.of("3")).valueAt(Price.of("1")))
        .isEqualTo(usd("33.333333333333"));
  }
}
