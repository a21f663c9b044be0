package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.trading.Stakes.Stake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StakesTest {

  private static final Instant START = Instant.parse("2024-01-08T00:00:00Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");

  /** Every tenth return is a fall of 4 %, the others a rise of 1 %: one in twenty costs 4 %. */
  private static double falls(int i) {
    return i % 10 == 0 ? 0.96 : 1.01;
  }

  private static CandleSeries candles(
      Instrument of, Timeframe timeframe, int count, IntToDoubleFunction grows) {
    List<Candle> candles = new ArrayList<>();
    double close = 100;
    for (int i = 0; i < count; i++) {
      close *= grows.applyAsDouble(i);
      Instant at = START.plus(timeframe.length().multipliedBy(i));
      candles.add(new Candle(at, close, close, close, close, 1, 1));
    }
    return CandleSeries.of(of, timeframe, candles);
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static Stake stake(CandleSeries candles, String held, String mayBuy) {
    return new Stake(candles.instrument(), candles, usd(held), usd(mayBuy));
  }

  private static Optional<Percent> dayLoss(Timeframe timeframe, int count) {
    CandleSeries candles = candles(BTC, timeframe, count, StakesTest::falls);
    return new Stakes(List.of(stake(candles, "0", "0"))).dayLoss(BTC);
  }

  @Test
  void one_day_in_twenty_costs_what_its_candles_tell() {
    assertThat(dayLoss(Timeframe.D1, 201)).contains(Percent.of("4"));
  }

  /** Of an hour 4 % is 4 % by the root of 24 a day: 19.59591... %. */
  @Test
  void shorter_candles_grow_with_the_root_of_time() {
    assertThat(dayLoss(Timeframe.H1, 201)).contains(Percent.of("19.5959"));
  }

  @Test
  void fewer_than_a_hundred_returns_tell_nothing() {
    assertThat(dayLoss(Timeframe.D1, 100)).isEmpty();
    assertThat(dayLoss(Timeframe.D1, 101)).isPresent();
  }

  @Test
  void a_market_that_only_rises_has_nothing_at_risk() {
    CandleSeries rising = candles(BTC, Timeframe.D1, 200, i -> 1.01);
    assertThat(new Stakes(List.of(stake(rising, "1", "0"))).dayLoss(BTC)).contains(Percent.ZERO);
  }

  @Test
  void what_is_held_and_what_others_may_buy_adds_up_but_not_the_own_entries() {
    Stakes stakes =
        new Stakes(
            List.of(
                stake(candles(BTC, Timeframe.D1, 201, StakesTest::falls), "1000", "500"),
                stake(candles(ETH, Timeframe.D1, 201, StakesTest::falls), "100", "10")));
    assertThat(stakes.valueAtRisk(BTC)).contains(usd("44.4"));
    assertThat(stakes.valueAtRisk(ETH)).contains(usd("64"));
  }

  @Test
  void too_few_candles_of_what_is_held_leave_it_unknown_and_of_what_is_not_do_not_matter() {
    CandleSeries few = candles(ETH, Timeframe.D1, 20, StakesTest::falls);
    Stake btc = stake(candles(BTC, Timeframe.D1, 201, StakesTest::falls), "1000", "0");
    assertThat(new Stakes(List.of(btc, stake(few, "1", "0"))).valueAtRisk(BTC)).isEmpty();
    assertThat(new Stakes(List.of(btc, stake(few, "0", "0"))).valueAtRisk(BTC)).contains(usd("40"));
  }

  @Test
  void only_what_goes_along_counts_as_together() {
    Stake btc = stake(candles(BTC, Timeframe.D1, 201, StakesTest::falls), "1000", "500");
    Stake along = stake(candles(ETH, Timeframe.D1, 201, StakesTest::falls), "100", "10");
    Stake apart = stake(candles(ETH, Timeframe.D1, 201, i -> i % 7 == 0 ? 0.9 : 1.01), "100", "10");
    Stake against =
        stake(candles(ETH, Timeframe.D1, 201, i -> i % 10 == 0 ? 1.04 : 0.99), "100", "10");
    assertThat(new Stakes(List.of(btc, along)).together(BTC)).isEqualTo(usd("1110"));
    assertThat(new Stakes(List.of(btc, apart)).together(BTC)).isEqualTo(usd("1000"));
    assertThat(new Stakes(List.of(btc, against)).together(BTC)).isEqualTo(usd("1000"));
  }

  @Test
  void what_cannot_be_measured_counts_as_together() {
    Stake btc = stake(candles(BTC, Timeframe.D1, 201, StakesTest::falls), "1000", "0");
    Stake few = stake(candles(ETH, Timeframe.D1, 20, i -> i % 7 == 0 ? 0.9 : 1.01), "100", "0");
    Stake none = stake(candles(ETH, Timeframe.D1, 0, StakesTest::falls), "100", "0");
    Stake still = stake(candles(ETH, Timeframe.D1, 201, i -> 1), "100", "0");
    for (Stake other : List.of(few, none, still)) {
      assertThat(new Stakes(List.of(btc, other)).together(BTC)).isEqualTo(usd("1100"));
    }
  }
}
