package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FeedState;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CandleSourceTest {

  /** A Friday, so that a weekend follows. */
  private static final Instant START = Instant.parse("2017-07-07T00:00:00Z");

  /** Hours, of which the weekend is missing. */
  private static CandleSeries hours(int count) {
    Random random = new Random(5);
    List<Candle> candles = new ArrayList<>();
    double price = 100;
    for (int hour = 0; candles.size() < count; hour++) {
      double close = price * (1 + (random.nextDouble() - 0.5) / 50);
      if (hour < 21 || hour >= 21 + 49) {
        candles.add(
            new Candle(
                START.plus(Duration.ofHours(hour)),
                price,
                Math.max(price, close) + 0.1,
                Math.min(price, close) - 0.1,
                close,
                random.nextInt(50),
                1));
      }
      price = close;
    }
    return CandleSeries.of(SimulatedBrokerTest.SPEC.instrument(), Timeframe.H1, candles);
  }

  private static CandleSource source(CandleSeries candles, int history) {
    return new CandleSource("candles:test", SimulatedBrokerTest.SPEC, candles, history);
  }

  private static List<MarketEvent> all(CandleSource source) {
    return source.read(Instant.MAX, 100_000);
  }

  private static CandleSeries known(MarketBook book, Timeframe timeframe) {
    return book.candles(SimulatedBrokerTest.SPEC.instrument(), timeframe, 2_000);
  }

  @Test
  void each_candle_is_told_by_its_first_price_and_at_its_end() {
    CandleSeries candles = hours(40);
    List<MarketEvent> events = all(source(candles, 10));
    assertThat(events).hasSize(61);
    MarketEvent.Traded first = (MarketEvent.Traded) events.get(0);
    assertThat(first.at()).isEqualTo(candles.opensAt(10).plusSeconds(1));
    assertThat(first.tick().price().asDouble())
        .isBetween(candles.open(10) - 0.01, candles.open(10) + 0.01);
    MarketEvent.Barred bar = (MarketEvent.Barred) events.get(1);
    assertThat(bar.at()).isEqualTo(candles.closesAt(10));
    assertThat(bar.bar().candle()).isEqualTo(candles.candle(10));
    assertThat(events.get(60)).isEqualTo(new MarketEvent.Ended(candles.lastClosesAt()));
  }

  @Test
  void the_book_has_the_candles_as_they_are_and_none_where_none_is_told() {
    CandleSeries candles = hours(60);
    CandleSource source = source(candles, 10);
    MarketBook book = source.open(Optional.empty());
    all(source).forEach(book::apply);
    CandleSeries hours = known(book, Timeframe.H1);
    assertThat(hours.digest()).isEqualTo(candles.digest());
    assertThat(known(book, Timeframe.M5).isEmpty()).isTrue();
    CandleSeries fours = known(book, Timeframe.H4);
    assertThat(IntStream.range(0, fours.size()).mapToObj(fours::opensAt))
        .contains(Instant.parse("2017-07-07T20:00:00Z"), Instant.parse("2017-07-09T20:00:00Z"))
        .doesNotContain(Instant.parse("2017-07-08T00:00:00Z"));
    double volume = IntStream.range(0, fours.size()).mapToDouble(fours::volume).sum();
    assertThat(volume)
        .isEqualTo(
            IntStream.range(0, fours.size())
                .mapToDouble(
                    i ->
                        IntStream.range(0, candles.size())
                            .filter(
                                h ->
                                    Timeframe.H4.floor(candles.opensAt(h)).equals(fours.opensAt(i)))
                            .mapToDouble(candles::volume)
                            .sum())
                .sum());
    assertThat(book.state()).isEqualTo(FeedState.ENDED);
  }

  @Test
  void opened_at_any_position_it_goes_on_as_if_it_had_not_been_closed() {
    CandleSeries candles = hours(45);
    CandleSource whole = source(candles, 12);
    MarketBook book = whole.open(Optional.empty());
    while (true) {
      List<MarketEvent> next = whole.read(Instant.MAX, 1);
      if (next.isEmpty()) {
        break;
      }
      book.apply(next.get(0));
      CandleSource again = source(candles, 12);
      MarketBook same = again.open(Optional.of(whole.position()));
      assertThat(same.now()).isEqualTo(book.now());
      assertThat(same.lastTick(SimulatedBrokerTest.SPEC.instrument()))
          .isEqualTo(book.lastTick(SimulatedBrokerTest.SPEC.instrument()));
      for (Timeframe timeframe : List.of(Timeframe.H1, Timeframe.H4, Timeframe.D1)) {
        assertThat(known(same, timeframe).digest()).isEqualTo(known(book, timeframe).digest());
        assertThat(same.unfinished(timeframe)).isEqualTo(book.unfinished(timeframe));
      }
      CandleSource rest = source(candles, 12);
      rest.open(Optional.of(whole.position()));
      CandleSource other = source(candles, 12);
      other.open(Optional.of(whole.position()));
      assertThat(all(rest)).isEqualTo(all(other));
    }
    assertThat(book.state()).isEqualTo(FeedState.ENDED);
  }

  @Test
  void nothing_is_told_before_its_time() {
    CandleSource source = source(hours(40), 10);
    source.open(Optional.empty());
    Instant limit = source.start().plus(Duration.ofHours(5));
    assertThat(source.read(limit, 1_000)).allMatch(e -> !e.at().isAfter(limit)).hasSize(10);
    assertThat(source.read(limit, 1_000)).isEmpty();
  }

  @Test
  void what_leaves_nothing_to_tell_or_is_no_position_is_refused() {
    CandleSeries candles = hours(20);
    assertThatThrownBy(() -> source(candles, 20)).hasMessageContaining("leaves nothing");
    assertThatThrownBy(() -> source(candles, 0)).hasMessageContaining("leaves nothing");
    CandleSource source = source(candles, 5);
    assertThatThrownBy(() -> source.open(Optional.of(new SourcePosition(3, START))))
        .hasMessageContaining("not a position");
    assertThatThrownBy(() -> source.open(Optional.of(new SourcePosition(99, Instant.MAX))))
        .hasMessageContaining("not a position");
  }

  private static CandleSource of(CandleSeries all, int first, int last) {
    List<Candle> part = IntStream.range(first, last).mapToObj(all::candle).toList();
    return source(CandleSeries.of(all.instrument(), all.timeframe(), part), 10);
  }

  @Test
  void recordings_of_different_lengths_are_told_over_the_time_that_all_of_them_have() {
    CandleSeries all = hours(200);
    CandleSource young = of(all, 40, 200);
    CandleSource old = of(all, 0, 120);
    Instant from = young.start();
    Instant to = old.end();
    for (CandleSource one : CandleSource.together(List.of(old, young))) {
      assertThat(one.start()).isEqualTo(from);
      assertThat(one.end()).isEqualTo(to);
      MarketBook book = one.open(Optional.empty());
      assertThat(book.now()).isEqualTo(from);
      assertThat(known(book, Timeframe.H1).lastClosesAt()).isEqualTo(from);
      List<MarketEvent> told = all(one);
      assertThat(told).allMatch(e -> e.at().isAfter(from) && !e.at().isAfter(to));
      assertThat(told.get(told.size() - 1)).isEqualTo(new MarketEvent.Ended(to));
      assertThat(told).hasSize(2 * (120 - 50) + 1);
    }
    assertThat(
            known(
                    CandleSource.together(List.of(old, young)).get(0).open(Optional.empty()),
                    Timeframe.H1)
                .size())
        .as("what was before is history")
        .isEqualTo(50);
  }

  @Test
  void a_recording_that_is_closed_where_the_others_begin_or_end_is_told_to_the_same_instants() {
    CandleSeries all = hours(200);
    // the weekend is missing after the 21st candle: one begins within it, as a market that never
    // closes would
    List<Candle> always =
        IntStream.range(0, 60)
            .mapToObj(
                i -> new Candle(START.plus(Duration.ofHours(20 + i)), 100, 101, 99, 100, 5, 1))
            .toList();
    CandleSource crypto = source(CandleSeries.of(all.instrument(), Timeframe.H1, always), 10);
    CandleSource shares = of(all, 0, 100);
    List<CandleSource> both = CandleSource.together(List.of(crypto, shares));
    assertThat(both.get(1).start()).isEqualTo(both.get(0).start()).isEqualTo(crypto.start());
    assertThat(both.get(1).end()).isEqualTo(crypto.end());
    MarketBook book = both.get(1).open(Optional.empty());
    assertThat(book.now()).isEqualTo(crypto.start());
    assertThat(known(book, Timeframe.H1).lastClosesAt()).isBefore(crypto.start());
  }

  @Test
  void recordings_without_a_common_time_are_refused_with_it() {
    CandleSeries all = hours(200);
    assertThatThrownBy(() -> CandleSource.together(List.of(of(all, 0, 60), of(all, 60, 200))))
        .hasMessageContaining("has no candle in the time that all recordings tell, from")
        .hasMessageContaining("candles:test of");
  }
}
