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
}
