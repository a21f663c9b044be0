package ffe.risk;

import static ffe.risk.RiskCase.SPEC;
import static ffe.risk.RiskCase.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PositionSizerTest {

  private static final Price CENT = Price.of("0.01");

  private static Sizing size(
      String entry, String stop, String equity, String cash, String ofInstrument, String all) {
    return PositionSizer.size(
        Price.of(entry),
        Price.of(stop),
        usd(equity),
        usd(cash),
        usd(ofInstrument),
        usd(all),
        RiskPolicy.standard(),
        SPEC,
        Bps.of("10"),
        Bps.of("5"));
  }

  private static Sizing.Sized sized(Sizing sizing) {
    assertThat(sizing).isInstanceOf(Sizing.Sized.class);
    return (Sizing.Sized) sizing;
  }

  private static Denial refused(Sizing sizing) {
    assertThat(sizing).isInstanceOf(Sizing.Refused.class);
    return ((Sizing.Refused) sizing).why();
  }

  /**
   * By hand: in 1000.5, out 949.525, loss 50.975 and fees 1.950025 a unit; 100 / 52.925025 =
   * 1.8894.
   */
  @Test
  void risks_one_per_cent_of_equity_with_fees_and_slippage_of_both_ways() {
    Sizing.Sized sized = sized(size("1000", "950", "10000", "10000", "0", "0"));
    assertThat(sized.quantity()).isEqualTo(Quantity.of("1.8894"));
    assertThat(sized.boundBy()).isEqualTo("RISK_PER_TRADE");
    assertThat(sized.riskAtStop()).isEqualTo(usd("99.996542235"));
  }

  /** 20 % of 10,000 less a hundredth is 1980; 1980 / 1000.5 = 1.97901. */
  @Test
  void stays_a_hundredth_below_the_position_cap() {
    Sizing.Sized sized = sized(size("1000", "990", "10000", "10000", "0", "0"));
    assertThat(sized.quantity()).isEqualTo(Quantity.of("1.979"));
    assertThat(sized.boundBy()).isEqualTo("POSITION_CAP");
  }

  @Test
  void counts_what_is_already_held() {
    assertThat(sized(size("1000", "990", "10000", "10000", "979.5", "979.5")).quantity())
        .isEqualTo(Quantity.of("1"));
  }

  /** 80 % of 10,000 less a hundredth is 7920; the 500.5 left are 0.50025 units at 1000.5. */
  @Test
  void is_bound_by_the_exposure_of_all_instruments() {
    Sizing.Sized sized = sized(size("1000", "990", "10000", "10000", "0", "7419.5"));
    assertThat(sized.quantity()).isEqualTo(Quantity.of("0.5002"));
    assertThat(sized.boundBy()).isEqualTo("EXPOSURE_CAP");
  }

  /** 40 % of 10,000 less a hundredth is 3960; 500.5 are left. */
  @Test
  void is_bound_by_correlated_exposure_when_it_is_told() {
    PositionSizer.Request request =
        new PositionSizer.Request(
            Price.of("1000"),
            Price.of("990"),
            usd("10000"),
            usd("10000"),
            usd("0"),
            usd("3459.5"),
            usd("3459.5"),
            Bps.of("10"),
            Bps.of("5"),
            Optional.empty());
    Sizing.Sized sized = sized(PositionSizer.size(request, RiskPolicy.standard(), SPEC));
    assertThat(sized.quantity()).isEqualTo(Quantity.of("0.5002"));
    assertThat(sized.boundBy()).isEqualTo("CORRELATED_EXPOSURE");
  }

  /** 5 % of 10,000 less a hundredth is 495; 95 are left, at a tenth of 1000.5 a unit. */
  @Test
  void is_bound_by_what_a_day_may_cost() {
    PositionSizer.Request request =
        new PositionSizer.Request(
            Price.of("1000"),
            Price.of("990"),
            usd("10000"),
            usd("10000"),
            usd("0"),
            usd("0"),
            usd("0"),
            Bps.of("10"),
            Bps.of("5"),
            Optional.of(new PositionSizer.Request.DayRisk(usd("400"), Percent.of("10"))));
    Sizing.Sized sized = sized(PositionSizer.size(request, RiskPolicy.standard(), SPEC));
    assertThat(sized.quantity()).isEqualTo(Quantity.of("0.9495"));
    assertThat(sized.boundBy()).isEqualTo("VALUE_AT_RISK");
  }

  /** 1000.5 with its fee is 1001.5005 a unit. */
  @Test
  void keeps_cash_for_fee_and_slippage() {
    assertThat(sized(size("1000", "990", "10000", "1001.5005", "0", "0")).quantity())
        .isEqualTo(Quantity.of("1"));
    Sizing.Sized less = sized(size("1000", "990", "10000", "1001.5004", "0", "0"));
    assertThat(less.quantity()).isEqualTo(Quantity.of("0.9999"));
    assertThat(less.boundBy()).isEqualTo("INSUFFICIENT_CASH");
  }

  @Test
  void refuses_below_the_venues_least_value_and_says_what_bound_it() {
    Denial denial = refused(size("1000", "990", "10000", "5", "0", "0"));
    assertThat(denial.code()).isEqualTo("BELOW_MINIMUM");
    assertThat(denial.measured()).isEqualTo("0.0049 for 4.90 USD");
    assertThat(denial.limit()).isEqualTo("0.001 and 5 USD");
    assertThat(denial.sentence()).contains("INSUFFICIENT_CASH");
    assertThat(sized(size("1000", "990", "10000", "5.0075025", "0", "0")).quantity())
        .isEqualTo(Quantity.of("0.005"));
  }

  @Test
  void refuses_below_the_venues_least_quantity() {
    Sizing sizing = size("100000", "99000", "10000", "99", "0", "0");
    assertThat(refused(sizing).code()).isEqualTo("BELOW_MINIMUM");
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 10000, 1980, 1980, POSITION_CAP",
    "10000, 10000, 0,    7920, EXPOSURE_CAP",
    "10000, 0,     0,    0,    INSUFFICIENT_CASH",
    "0,     10000, 0,    0,    RISK_PER_TRADE",
    "-5,    10000, 0,    0,    RISK_PER_TRADE",
  })
  void refuses_with_the_limit_that_leaves_no_room(
      String equity, String cash, String ofInstrument, String all, String code) {
    assertThat(refused(size("1000", "990", equity, cash, ofInstrument, all)).code())
        .isEqualTo(code);
  }

  @Test
  void says_how_much_is_used_where_no_room_is_left() {
    Denial denial = refused(size("1000", "990", "10000", "10000", "1990", "1990"));
    assertThat(denial)
        .isEqualTo(
            new Denial(
                "POSITION_CAP",
                "1990.00 USD",
                "1980.00 USD",
                "The position is 1990.00 USD already; new orders stop at 1980.00 USD."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000.01"})
  void refuses_a_stop_that_is_not_below_the_entry(String stop) {
    assertThat(refused(size("1000", stop, "10000", "10000", "0", "0")).code())
        .isEqualTo("STOP_DISTANCE");
  }

  @Test
  void refuses_to_mix_currencies_and_negative_costs() {
    Money tether = Money.of("1", new Currency("USDT"));
    Price p = Price.of("10");
    assertThatThrownBy(
            () ->
                new PositionSizer.Request(
                    p,
                    p,
                    usd("1"),
                    tether,
                    usd("1"),
                    usd("1"),
                    usd("1"),
                    Bps.ZERO,
                    Bps.ZERO,
                    Optional.empty()))
        .hasMessageContaining("USDT meets USD");
    assertThatThrownBy(
            () ->
                new PositionSizer.Request(
                    p,
                    p,
                    usd("1"),
                    usd("1"),
                    usd("1"),
                    usd("1"),
                    usd("1"),
                    Bps.of("-1"),
                    Bps.ZERO,
                    Optional.empty()))
        .hasMessageContaining("not negative");
    PositionSizer.Request inTether =
        new PositionSizer.Request(
            p, p, tether, tether, tether, tether, tether, Bps.ZERO, Bps.ZERO, Optional.empty());
    assertThatThrownBy(() -> PositionSizer.size(inTether, RiskPolicy.standard(), SPEC))
        .hasMessageContaining("USDT");
  }

  @Test
  void rounds_doubles_so_that_risk_is_never_understated() {
    assertThat(PositionSizer.entry(900.121, CENT)).isEqualTo(Price.of("900.13"));
    assertThat(PositionSizer.stop(882.129, CENT)).isEqualTo(Price.of("882.12"));
    assertThat(PositionSizer.target(936.129, CENT)).isEqualTo(Price.of("936.12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"900.12", "0.3", "880.1", "1234567.89", "0.01"})
  void takes_a_double_that_means_a_tick_for_that_tick(String tick) {
    double value = Double.parseDouble(tick);
    assertThat(PositionSizer.entry(value, CENT)).isEqualTo(Price.of(tick));
    assertThat(PositionSizer.stop(value, CENT)).isEqualTo(Price.of(tick));
    assertThat(PositionSizer.target(value, CENT)).isEqualTo(Price.of(tick));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void refuses_a_double_that_is_no_price(double value) {
    assertThatThrownBy(() -> PositionSizer.stop(value, CENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0 and at most 1e15");
  }

  @Test
  void refuses_a_stop_below_the_first_tick() {
    assertThatThrownBy(() -> PositionSizer.stop(0.004, CENT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
