package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.DataFlaw;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.SecondPrice;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import ffe.money.Bps;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceSieveTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private final List<DataFlaw> flaws = new ArrayList<>();
  private Optional<SecondPrice> second = Optional.empty();
  private PriceSieve sieve = sieve(50);
  private Instant now = START;
  private long id;

  private PriceSieve sieve(int farthest) {
    return new PriceSieve(new PriceSieve.Setup("hand", BTC, farthest, () -> second, flaws::add));
  }

  private boolean lets(String price) {
    return sieve.lets(new Frame.Trade(++id, now, Price.of(price), Quantity.of("2")), now);
  }

  private void neighbours(String... prices) {
    for (String price : prices) {
      assertThat(lets(price)).as(price).isTrue();
    }
  }

  @Test
  void nobody_is_judged_by_fewer_than_five() {
    neighbours("100", "500", "20", "100");
    assertThat(lets("9000")).isTrue();
    assertThat(flaws).isEmpty();
  }

  @Test
  void as_far_above_as_below_by_ratio() {
    neighbours("100", "100", "100", "100", "100");
    assertThat(lets("150")).as("at the limit").isTrue();
    sieve = sieve(50);
    neighbours("100", "100", "100", "100", "100");
    assertThat(lets("66.67")).isTrue();
    sieve = sieve(50);
    neighbours("100", "100", "100", "100", "100");
    assertThat(lets("150.01")).isFalse();
    assertThat(lets("66.66")).isFalse();
    assertThat(flaws).extracting(DataFlaw::kind).containsOnly(DataFlaw.Kind.OUTLIER).hasSize(2);
    assertThat(flaws.get(0).told()).isEqualTo("trade " + (id - 1) + " of 2 at 150.01");
    assertThat(flaws.get(0).why()).isEqualTo("more than 50 % from 100, the median before it");
  }

  @Test
  void a_price_may_walk_far_in_steps() {
    neighbours("100", "100", "100", "100", "100", "140", "190", "260", "370");
    assertThat(lets("600")).as("of the last one 62 %").isFalse();
  }

  /** One that was let in wrongly does not keep those out that come after it. */
  @Test
  void near_the_median_is_near() {
    neighbours("100", "100", "100", "100", "100", "149");
    assertThat(lets("90")).isTrue();
  }

  @Test
  void the_fifth_in_a_row_near_each_other_is_where_the_market_is() {
    neighbours("100", "100", "100", "100", "100");
    assertThat(lets("40")).isFalse();
    assertThat(lets("41")).isFalse();
    assertThat(lets("39")).isFalse();
    assertThat(lets("42")).isFalse();
    assertThat(lets("40")).isTrue();
    neighbours("40", "41", "40", "40");
    assertThat(lets("100")).as("the level it came from").isFalse();
    assertThat(flaws).hasSize(5);
  }

  @Test
  void four_wrong_ones_with_a_right_one_between_move_nothing() {
    neighbours("100", "100", "100", "100", "100");
    for (int i = 0; i < 3; i++) {
      for (String wrong : List.of("1000", "1000", "1", "1000")) {
        assertThat(lets(wrong)).isFalse();
      }
      assertThat(lets("100")).isTrue();
    }
  }

  @Test
  void wrong_ones_far_from_each_other_move_nothing() {
    neighbours("100", "100", "100", "100", "100");
    for (String wrong : List.of("1000", "3000", "9000", "1", "20", "1000", "1")) {
      assertThat(lets(wrong)).isFalse();
    }
    assertThat(lets("100")).isTrue();
  }

  @Test
  void a_second_price_near_it_lets_a_trade_in_while_it_is_fresh() {
    neighbours("100", "100", "100", "100", "100");
    second =
        Optional.of(
            new SecondPrice(
                new VendorPrice("vendor", BTC, Price.of("210"), START),
                Bps.of("100"),
                Duration.ofMinutes(5)));
    now = START.plusSeconds(301);
    assertThat(lets("200")).as("told too long ago").isFalse();
    now = START.plusSeconds(300);
    assertThat(lets("500")).as("far from both").isFalse();
    assertThat(lets("200")).isTrue();
  }

  @Test
  void who_traded_ten_minutes_ago_is_no_neighbour() {
    neighbours("100", "100", "100", "100", "100");
    now = START.plus(PriceSieve.NEAR);
    assertThat(lets("300")).isFalse();
    now = now.plusNanos(1);
    assertThat(lets("300")).isTrue();
  }

  @Test
  void nothing_is_far_when_it_is_switched_off() {
    sieve = sieve(0);
    neighbours("100", "100", "100", "100", "100", "1000000", "0.00000001");
    sieve.told(minutes(100, 100, 99_999, 100), now);
    assertThat(flaws).isEmpty();
  }

  @Test
  void minutes_of_the_history_are_neighbours() {
    sieve.told(minutes(100, 101, 102, 101, 100), now.plusSeconds(300));
    now = START.plusSeconds(301);
    assertThat(lets("400")).isFalse();
    assertThat(lets("120")).isTrue();
  }

  @Test
  void a_minute_far_from_those_around_it_is_told() {
    sieve.told(minutes(100, 100, 160, 100, 100, 30), now);
    assertThat(flaws).hasSize(1);
    assertThat(flaws.get(0).kind()).isEqualTo(DataFlaw.Kind.SPIKE);
    assertThat(flaws.get(0).told()).isEqualTo("2026-03-02T12:02:00Z high 160.0 low 100.0");
    assertThat(flaws.get(0).why())
        .isEqualTo("more than 50 % from the closes before and after it, 100 and 100");
  }

  @Test
  void a_minute_that_leads_to_another_level_is_none() {
    sieve.told(minutes(100, 100, 300, 300), now);
    assertThat(flaws).isEmpty();
  }

  /** Minutes with these closes; each opens at 100 or where it closes, what is lower. */
  private static List<FinishedCandle> minutes(double... closes) {
    List<FinishedCandle> all = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      double close = closes[i];
      double open = Math.min(100, close);
      all.add(
          new FinishedCandle(
              BTC,
              Timeframe.M1,
              new Candle(START.plusSeconds(60L * i), open, close, open, close, 1, 1)));
    }
    return all;
  }
}
