package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.decision.Analyst;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.LookAheadException;
import ffe.observation.Observation;
import ffe.observation.Recorded;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RatioReversionTest {

  private final Analyst analyst = new RatioReversion();

  private static Scene own() {
    return new Scene(1000).wiggle(80, 1);
  }

  /** A tenth of the price, and the same way. */
  private static Scene other() {
    return new Scene(100).wiggle(80, 0.1);
  }

  private Said said(Scene own, Scene other) {
    return Said.by(analyst, own.observe().beside(other.as(Recorded.ETH_USD)));
  }

  @Test
  void buys_what_became_cheap_beside_the_other() {
    // nineteen ratios of 10 and one of 9.92: 19^0.5 deviations; correlation 236 / (236 * 300)^0.5:
    // 0.60 + 0.12 + 0.08 * 0.487 / 0.5
    said(own().move(1, -8), other().move(1, 0))
        .buys("RATIO_AWAY", 0.7980, "984.064", "1004.698")
        .because(
            "BTC-USD over ETH-USD is 9.92, -4.36 deviations from its mean of 9.996. It came on the"
                + " last candle; correlation 0.89 lets it come back.")
        .unless("A ratio within half a deviation of its mean.");
  }

  @Test
  void sells_what_became_dear_beside_the_other() {
    said(own().move(1, 8), other().move(1, 0)).sells("RATIO_AWAY", 0.79795);
  }

  @Test
  void what_moves_together_is_no_signal() {
    said(own().move(1, -8), other().move(1, -0.8))
        .holds("NO_SIGNAL", 0.30)
        .unless(
            "A ratio 1.5 deviations below 10 with RSI at most 45, or above it with RSI at least 55.");
  }

  @Test
  void a_ratio_that_came_back_is_no_signal() {
    said(own().move(1, -8).move(1, 8), other().move(2, 0)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void a_middling_rsi_is_no_signal() {
    // it is the other that moved
    said(own().move(1, 0), other().move(1, 0.8)).holds("NO_SIGNAL", 0.30);
  }

  @Test
  void going_away_twice_in_half_an_hour_cools_down() {
    said(own().move(1, -8).move(1, 8).move(1, -12), other().move(3, 0))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_where_there_is_no_second_instrument() {
    Said.by(analyst, own())
        .abstains(
            "NO_SECOND_INSTRUMENT",
            "A ratio needs the candles of a second instrument; only BTC-USD is observed.");
  }

  @Test
  void abstains_where_the_second_has_too_few_candles_or_others() {
    String detail =
        "The last 61 candles of ETH-USD do not stand beside those of BTC-USD one for one.";
    CandleSeries whole = other().as(Recorded.ETH_USD);
    Said.by(analyst, own().observe().beside(whole.last(60)))
        .abstains("SECOND_INSTRUMENT_INCOMPLETE", detail);
    Said.by(analyst, own().move(2, 0).observe().beside(whole))
        .abstains("SECOND_INSTRUMENT_INCOMPLETE", detail);
  }

  @Test
  void where_the_second_is_a_candle_behind_both_are_looked_at_a_candle_earlier() {
    CandleSeries second = other().move(1, 0).as(Recorded.ETH_USD);
    Said.by(analyst, own().move(1, -8).move(1, 0).observe().beside(second))
        .because(
            "BTC-USD over ETH-USD is 9.92, -4.36 deviations from its mean of 9.996. It came on the"
                + " last candle; correlation 0.89 lets it come back.");
  }

  @Test
  void abstains_where_the_two_do_not_belong_together() {
    said(own(), new Scene(100).wiggle(80, -0.1))
        .abstains(
            "WEAK_LINK",
            "Correlation with ETH-USD is -1.00, below 0.4; their ratio need not come back.");
    said(own(), new Scene(100).wick(0).move(80, 0))
        .abstains(
            "WEAK_LINK",
            "Correlation with ETH-USD is 0.00, below 0.4; their ratio need not come back.");
  }

  @Test
  void warms_up() {
    Said.by(analyst, new Scene(1000).wiggle(60, 1))
        .abstains("WARMING_UP", "Has 60 of 61 candles of 5m.");
    Said.by(
            analyst,
            new Scene(1000)
                .wiggle(61, 1)
                .observe()
                .beside(new Scene(100).wiggle(61, 0.1).as(Recorded.ETH_USD)))
        .holds("NO_SIGNAL", 0.30);
  }

  @Test
  void what_stands_beside_is_seen_bounded_and_not_before_it_is_known() {
    Observation seen = own().observe();
    assertThat(seen.beside()).isEmpty();
    CandleSeries later = other().move(1, 1).as(Recorded.ETH_USD);
    assertThatExceptionOfType(LookAheadException.class).isThrownBy(() -> seen.beside(later));
    CandleSeries same = own().candles(Timeframe.M5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seen.beside(same))
        .withMessage("beside BTC-USD stand 5m candles of another instrument, not BTC-USD 5m");

    CandleSeries right = other().as(Recorded.ETH_USD);
    Observation both = seen.beside(right);
    assertThat(both.digest()).isNotEqualTo(seen.digest());
    assertThat(both.digest()).isEqualTo(own().observe().beside(right).digest());
    Observation late = new Scene(1000).wiggle(400, 1).observe();
    CandleSeries many = new Scene(100).wiggle(400, 1).as(Recorded.ETH_USD);
    assertThat(late.beside(many).beside()).get().extracting(CandleSeries::size).isEqualTo(300);
  }
}
