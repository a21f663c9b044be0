package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
class CandleSeriesTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  private static Candle candle(int i) {
    double price = 100 + i % 17;
    return new Candle(START.plusSeconds(60L * i), price, price + 2, price - 1, price + 1, i, i % 3);
  }

  private static List<Candle> candles(int from, int to) {
    List<Candle> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(candle(i));
    }
    return all;
  }

  private static List<Candle> of(CandleSeries series) {
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      all.add(series.candle(i));
    }
    return all;
  }

  @Test
  void what_was_lent_stays_as_it_was_whatever_comes_later() {
    KeptCandles kept = new KeptCandles(BTC, Timeframe.M1, 100);
    Random random = new Random(7);
    List<CandleSeries> lent = new ArrayList<>();
    List<List<Candle>> copies = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      kept.add(candle(i));
      CandleSeries now = kept.last(1 + random.nextInt(130));
      lent.add(now);
      copies.add(of(now));
      assertThat(now.candle(now.size() - 1)).isEqualTo(candle(i));
    }
    for (int i = 0; i < lent.size(); i++) {
      CandleSeries alone = CandleSeries.of(BTC, Timeframe.M1, copies.get(i));
      assertThat(of(lent.get(i))).isEqualTo(copies.get(i));
      assertThat(lent.get(i).digest()).isEqualTo(alone.digest());
      assertThat(lent.get(i).closes()).isEqualTo(alone.closes());
      assertThat(lent.get(i).volumes()).isEqualTo(alone.volumes());
    }
  }

  @Test
  void keeps_the_newest_and_no_more_than_it_may() {
    KeptCandles kept = new KeptCandles(BTC, Timeframe.M1, 100);
    candles(0, 777).forEach(kept::add);
    assertThat(kept.all()).isEqualTo(candles(677, 777));
    assertThat(of(kept.last(1_000))).isEqualTo(candles(677, 777));
    assertThat(of(kept.last(3))).isEqualTo(candles(774, 777));
    assertThat(kept.last(0).isEmpty()).isTrue();
    assertThat(kept.room()).isEqualTo(200);
  }

  @Test
  void a_stretch_of_a_stretch_is_that_of_the_whole() {
    CandleSeries whole = CandleSeries.of(BTC, Timeframe.M1, candles(0, 300));
    CandleSeries known = whole.knowableAt(candle(250).opensAt());
    assertThat(of(known)).isEqualTo(candles(0, 250));
    CandleSeries last = known.last(40);
    assertThat(of(last)).isEqualTo(candles(210, 250));
    assertThat(last.lastClosesAt()).isEqualTo(candle(250).opensAt());
    assertThat(last.closesAtMillis(39)).isEqualTo(candle(250).opensAt().toEpochMilli());
    assertThat(last.highs()).hasSize(40).startsWith(candle(210).high());
    assertThat(last.lows()).hasSize(40).endsWith(candle(249).low());
    assertThat(known.last(250)).isSameAs(known);
  }

  @Test
  void nothing_outside_of_a_stretch_can_be_read() {
    CandleSeries last = CandleSeries.of(BTC, Timeframe.M1, candles(0, 300)).last(40);
    assertThatThrownBy(() -> last.close(40)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> last.knowableAt(candle(280).opensAt()).close(20))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> last.close(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void what_follows_from_the_candles_is_computed_once_for_each_setting() {
    CandleSeries series = CandleSeries.of(BTC, Timeframe.M1, candles(0, 5));
    int[] asked = new int[1];
    for (int round = 0; round < 3; round++) {
      assertThat(series.once(Integer.class, s -> ++asked[0])).isEqualTo(1);
      assertThat(series.once(Integer.class, 14, s -> ++asked[0])).isEqualTo(2);
      assertThat(series.once(String.class, s -> "of " + s.size())).isEqualTo("of 5");
    }
    Digest digest = CandleSeries.of(BTC, Timeframe.M1, candles(0, 5)).digest();
    assertThat(series.once(Digest.class, s -> Digest.of("mine"))).isEqualTo(Digest.of("mine"));
    assertThat(series.digest()).isEqualTo(digest);
    assertThat(series.last(4).once(Integer.class, s -> ++asked[0])).isEqualTo(3);
  }

  @Test
  void a_candle_off_the_grid_or_out_of_order_is_refused() {
    KeptCandles kept = new KeptCandles(BTC, Timeframe.M5, 100);
    assertThatThrownBy(() -> kept.add(candle(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("off the 5m grid");
    kept.add(candle(5));
    assertThatThrownBy(() -> kept.add(candle(5))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CandleSeries.of(BTC, Timeframe.M1, List.of(candle(2), candle(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(kept.all()).containsExactly(candle(5));
  }
}
