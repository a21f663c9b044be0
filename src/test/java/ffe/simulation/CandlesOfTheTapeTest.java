package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Candles assembled event by event against candles cut from the whole recording at once. */
@Tag("property")
class CandlesOfTheTapeTest {

  private static final TapeSource SOURCE = TapeSource.bundled(Duration.ZERO);
  private static final Instrument BTC = SOURCE.spec().instrument();
  private static final MarketBook START = SOURCE.open(Optional.empty());
  private static final List<Tick> TICKS =
      SOURCE.read(Instant.MAX, 200_000).stream()
          .filter(MarketEvent.Traded.class::isInstance)
          .map(e -> ((MarketEvent.Traded) e).tick())
          .toList();

  private static MarketBook fresh() {
    return TapeSource.bundled(Duration.ZERO).open(Optional.empty());
  }

  /** By definition: for each slot the ticks in it; without any, flat at the close before. */
  private static List<Candle> bruteForce(Timeframe timeframe, Instant end) {
    List<Candle> candles = new ArrayList<>();
    int from = 0;
    double before = 0;
    Instant slot = timeframe.floor(TICKS.get(0).time());
    for (; !slot.plus(timeframe.length()).isAfter(end); slot = slot.plus(timeframe.length())) {
      Instant close = slot.plus(timeframe.length());
      int to = from;
      while (to < TICKS.size() && TICKS.get(to).time().isBefore(close)) {
        to++;
      }
      List<Tick> in = TICKS.subList(from, to);
      double high = in.stream().mapToDouble(t -> t.price().asDouble()).max().orElse(before);
      double low = in.stream().mapToDouble(t -> t.price().asDouble()).min().orElse(before);
      double volume = 0;
      for (Tick tick : in) {
        volume += tick.quantity().asDouble();
      }
      double open = in.isEmpty() ? before : in.get(0).price().asDouble();
      before = in.isEmpty() ? before : in.get(in.size() - 1).price().asDouble();
      candles.add(new Candle(slot, open, high, low, before, volume, in.size()));
      from = to;
    }
    return candles;
  }

  @ParameterizedTest
  @EnumSource(Timeframe.class)
  void finished_candles_are_those_of_the_whole_recording(Timeframe timeframe) {
    MarketBook book = fresh();
    List<Candle> finished = new ArrayList<>();
    for (Tick tick : TICKS) {
      for (FinishedCandle f : book.apply(new MarketEvent.Traded(tick))) {
        if (f.timeframe() == timeframe) {
          finished.add(f.candle());
        }
      }
    }
    List<Candle> expected = bruteForce(timeframe, book.now());
    assertThat(finished).isEqualTo(expected);
    int kept = Math.min(expected.size(), MarketBook.CANDLES_MAX);
    CandleSeries series = book.candles(BTC, timeframe, 10_000);
    assertThat(series.size()).isEqualTo(kept);
    assertThat(series.candle(kept - 1)).isEqualTo(expected.get(expected.size() - 1));
    assertThat(series.candle(0)).isEqualTo(expected.get(expected.size() - kept));
  }

  @Test
  void minutes_without_trades_are_flat_and_marked() {
    List<Candle> minutes = bruteForce(Timeframe.M1, TICKS.get(TICKS.size() - 1).time());
    MarketBook book = fresh();
    List<Candle> empty = new ArrayList<>();
    for (Tick tick : TICKS) {
      book.apply(new MarketEvent.Traded(tick)).stream()
          .filter(f -> f.timeframe() == Timeframe.M1 && f.candle().isEmpty())
          .forEach(f -> empty.add(f.candle()));
    }
    assertThat(empty).hasSize(204);
    for (Candle candle : empty) {
      int i = (int) Duration.between(minutes.get(0).opensAt(), candle.opensAt()).toMinutes();
      double close = minutes.get(i - 1).close();
      assertThat(candle).isEqualTo(new Candle(candle.opensAt(), close, close, close, close, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void no_unfinished_candle_is_visible_at_any_instant(long seed) {
    Random random = new Random(seed);
    MarketBook book = fresh();
    int next = 0;
    Instant now = book.now();
    for (int step = 0; step < 400; step++) {
      now = now.plusMillis(random.nextInt(1_200_000));
      while (next < TICKS.size() && !TICKS.get(next).time().isAfter(now)) {
        book.apply(new MarketEvent.Traded(TICKS.get(next)));
        next++;
      }
      book.advance(now);
      for (Timeframe timeframe : Timeframe.values()) {
        CandleSeries series = book.candles(BTC, timeframe, 50);
        assertThat(series.isEmpty() || !series.lastClosesAt().isAfter(now)).isTrue();
        assertThat(series.knowableAt(now).size()).isEqualTo(series.size());
        Candle open = book.unfinished(timeframe).orElseThrow();
        assertThat(open.opensAt().plus(timeframe.length())).isAfter(now);
        assertThat(series.isEmpty() || series.lastClosesAt().equals(open.opensAt())).isTrue();
      }
    }
  }

  @Test
  void a_candle_is_finished_by_the_clock_alone() {
    MarketBook book = fresh();
    book.apply(new MarketEvent.Traded(TICKS.get(0)));
    Instant close = Timeframe.M1.next(TICKS.get(0).time());
    assertThat(book.advance(close.minusNanos(1))).isEmpty();
    assertThat(book.candles(BTC, Timeframe.M1, 10).isEmpty()).isTrue();
    assertThat(book.apply(new MarketEvent.Passed(close))).hasSize(1);
    assertThat(book.candles(BTC, Timeframe.M1, 10).size()).isEqualTo(1);
    assertThat(book.candles(Instrument.of("ETH-USD"), Timeframe.M1, 10).isEmpty()).isTrue();
  }

  @Test
  void refuses_time_that_goes_back() {
    assertThatThrownBy(() -> START.advance(START.now().minusNanos(1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
