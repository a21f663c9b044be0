package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class BackfillTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2026-03-01T10:58:00Z");

  @Test
  void finishes_no_candle_while_the_feed_is_broken() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));

    List<FinishedCandle> told = new ArrayList<>(book.advance(at(130)));
    told.addAll(book.apply(new MarketEvent.Passed(at(400))));

    assertThat(told).isEmpty();
    assertThat(book.candles(BTC, Timeframe.M1, 10).size()).isEqualTo(1);
    assertThat(book.now()).isEqualTo(at(400));
    assertThat(book.state()).isEqualTo(FeedState.BROKEN);
  }

  @Test
  void takes_the_venues_minutes_for_a_break_instead_of_flat_ones() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));

    List<FinishedCandle> told =
        book.apply(
            backfilled(at(200), minute(60, 10, 12, 9, 11, 5), minute(120, 11, 15, 11, 14, 2)));
    book.apply(new MarketEvent.Restored(at(200)));

    assertThat(told)
        .extracting(f -> f.timeframe().label())
        .containsExactly("1m", "1m", "5m", "15m", "1h");
    CandleSeries minutes = book.candles(BTC, Timeframe.M1, 10);
    assertThat(minutes.size()).isEqualTo(3);
    assertThat(minutes.candle(1)).isEqualTo(minute(60, 10, 12, 9, 11, 5));
    assertThat(minutes.candle(2)).isEqualTo(minute(120, 11, 15, 11, 14, 2));
    assertThat(book.state()).isEqualTo(FeedState.LIVE);
  }

  @Test
  void makes_the_open_coarser_candles_from_what_was_told() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));
    book.apply(backfilled(at(200), minute(60, 10, 12, 9, 11, 5), minute(120, 11, 15, 11, 14, 2)));
    book.apply(new MarketEvent.Restored(at(200)));
    book.apply(tick(201, "20", 3));

    Candle five = book.unfinished(Timeframe.M5).orElseThrow();
    assertThat(five.opensAt()).isEqualTo(at(120));
    assertThat(five).isEqualTo(new Candle(at(120), 11, 20, 11, 20, 3, 3));
    Candle minute = book.unfinished(Timeframe.M1).orElseThrow();
    assertThat(minute).isEqualTo(new Candle(at(180), 20, 20, 20, 20, 1, 1));
  }

  @Test
  void keeps_the_ticks_of_a_minute_in_which_the_feed_broke_and_came_back() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));
    book.apply(backfilled(at(75)));
    assertThat(book.unfinished(Timeframe.H1).orElseThrow())
        .isEqualTo(new Candle(at(-3480), 10, 12, 10, 12, 3, 3));
    book.apply(new MarketEvent.Restored(at(75)));
    book.apply(tick(80, "13", 3));

    List<FinishedCandle> told = book.advance(at(120));

    assertThat(told.get(0).candle()).isEqualTo(new Candle(at(60), 12, 13, 12, 13, 2, 2));
  }

  @Test
  void passes_over_a_candle_that_is_known_already() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));

    List<FinishedCandle> told = book.apply(backfilled(at(80), minute(0, 99, 99, 99, 99, 1)));

    assertThat(told).isEmpty();
    assertThat(book.candles(BTC, Timeframe.M1, 10).candle(0).close()).isEqualTo(11);
  }

  @Test
  void refuses_a_candle_that_is_not_finished() {
    assertThatThrownBy(() -> backfilled(at(119), minute(60, 10, 12, 9, 11, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finished");
  }

  @Test
  void refuses_a_backfill_with_a_hole() {
    MarketBook book = followed();
    book.apply(new MarketEvent.Broke(at(70), "cut"));

    assertThatThrownBy(() -> book.apply(backfilled(at(200), minute(120, 11, 15, 11, 14, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves a hole at " + at(60));
  }

  @Test
  void begins_the_open_candles_of_a_warm_up_with_its_finer_candles() {
    SortedMap<String, CandleSeries> history = new TreeMap<>();
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    history.put(
        "1h", CandleSeries.of(BTC, Timeframe.H1, candles(noon.minusSeconds(4 * 3600), 3600, 5)));
    history.put("15m", CandleSeries.of(BTC, Timeframe.M15, candles(noon, 900, 5)));
    history.put("1m", CandleSeries.of(BTC, Timeframe.M1, candles(noon, 60, 77)));
    Instant now = noon.plusSeconds(77 * 60 + 30);
    MarketBook book = new MarketBook(BTC, now, history);
    book.apply(new MarketEvent.Broke(now, "connecting"));

    book.apply(new MarketEvent.Backfilled(now, List.of()));

    // 12:00 to 13:00 is the hour's candle; 13:15 to 13:17 only minutes know
    Candle hour = book.unfinished(Timeframe.H1).orElseThrow();
    assertThat(hour.opensAt()).isEqualTo(noon.plusSeconds(3600));
    assertThat(hour.trades()).isEqualTo(3);
    assertThat(hour.open()).isEqualTo(104);
    assertThat(hour.close()).isEqualTo(176);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void gives_the_book_of_an_unbroken_run(long seed) {
    Random random = new Random(seed);
    System.out.println("seed " + seed);
    List<Tick> ticks = new ArrayList<>();
    long second = 0;
    for (int i = 1; i <= 3_000; i++) {
      second += random.nextInt(20);
      BigDecimal price = BigDecimal.valueOf(100_000 + random.nextInt(2_000), 2);
      // quantities whose sums are exact in a double, so that grouping them does not matter
      Quantity quantity = Quantity.of((1 + random.nextInt(8)) + ".25");
      ticks.add(new Tick(at(second), new Price(price), quantity, i));
    }
    MarketBook whole = new MarketBook(BTC, START, new TreeMap<>());
    List<FinishedCandle> minutes = new ArrayList<>();
    MarketBook broken = new MarketBook(BTC, START, new TreeMap<>());
    int cut = 500 + random.nextInt(1_000);
    int back = cut + 1 + random.nextInt(1_200);
    for (int i = 0; i < ticks.size(); i++) {
      whole.apply(new MarketEvent.Traded(ticks.get(i))).stream()
          .filter(f -> f.timeframe() == Timeframe.M1)
          .forEach(minutes::add);
      if (i <= cut) {
        broken.apply(new MarketEvent.Traded(ticks.get(i)));
      } else if (i == back) {
        restore(broken, ticks, minutes, cut, back);
      } else if (i > back) {
        broken.apply(new MarketEvent.Traded(ticks.get(i)));
      }
    }
    for (Timeframe timeframe : Timeframe.values()) {
      assertThat(broken.candles(BTC, timeframe, 2_000).digest())
          .isEqualTo(whole.candles(BTC, timeframe, 2_000).digest());
      assertThat(broken.unfinished(timeframe)).isEqualTo(whole.unfinished(timeframe));
    }
    assertThat(whole.candles(BTC, Timeframe.H1, 9).isEmpty()).isFalse();
  }

  /** The feed comes back at a tick: finished minutes by candles, the open minute by its ticks. */
  private static void restore(
      MarketBook book, List<Tick> ticks, List<FinishedCandle> minutes, int cut, int back) {
    book.apply(new MarketEvent.Broke(ticks.get(cut).time(), "cut"));
    Instant now = ticks.get(back).time();
    book.apply(new MarketEvent.Passed(now));
    Instant minute = Timeframe.M1.floor(now);
    Instant from = Timeframe.M1.floor(ticks.get(cut).time());
    List<FinishedCandle> missed =
        minutes.stream().filter(f -> !f.candle().opensAt().isBefore(from)).toList();
    book.apply(new MarketEvent.Backfilled(now, missed));
    book.apply(new MarketEvent.Restored(now));
    for (Tick tick : ticks.subList(cut + 1, back + 1)) {
      if (!tick.time().isBefore(minute)) {
        book.apply(
            new MarketEvent.Traded(new Tick(now, tick.price(), tick.quantity(), tick.sequence())));
      }
    }
  }

  /** One finished minute, and a trade in the next. */
  private static MarketBook followed() {
    MarketBook book = new MarketBook(BTC, START, new TreeMap<>());
    book.apply(tick(0, "10", 1));
    book.apply(new MarketEvent.Traded(new Tick(at(30), Price.of("11"), Quantity.of("1"), 2)));
    book.apply(tick(65, "12", 2));
    return book;
  }

  private static List<Candle> candles(Instant from, long seconds, int n) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double price = 100 + i;
      candles.add(new Candle(from.plusSeconds(i * seconds), price, price, price, price, 1, 1));
    }
    return candles;
  }

  private static MarketEvent.Backfilled backfilled(Instant at, Candle... minutes) {
    return new MarketEvent.Backfilled(
        at, List.of(minutes).stream().map(c -> new FinishedCandle(BTC, Timeframe.M1, c)).toList());
  }

  private static Candle minute(
      long second, double open, double high, double low, double close, int trades) {
    return new Candle(at(second), open, high, low, close, trades, trades);
  }

  private static MarketEvent tick(long second, String price, long sequence) {
    return new MarketEvent.Traded(
        new Tick(at(second), Price.of(price), Quantity.of("1"), sequence));
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
