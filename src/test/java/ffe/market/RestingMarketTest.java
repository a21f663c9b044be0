package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Candles of a market that rests from Friday to Sunday, 22:00 UTC in winter. */
@Tag("unit")
class RestingMarketTest {

  private static final Instrument EUR = Instrument.of("EUR-USD");
  private static final Instant CLOSES = Instant.parse("2018-01-05T22:00:00Z");
  private static final Instant OPENS = Instant.parse("2018-01-07T22:00:00Z");

  private final MarketBook book =
      new MarketBook(EUR, Optional.of(TradingHours.FX), at(CLOSES, -240), new TreeMap<>());
  private long sequence;

  private static Instant at(Instant from, int minutes) {
    return from.plus(Duration.ofMinutes(minutes));
  }

  private MarketEvent tick(Instant at, String price) {
    return new MarketEvent.Traded(new Tick(at, Price.of(price), Quantity.of("1"), ++sequence));
  }

  private List<Instant> starts(Timeframe timeframe) {
    CandleSeries all = book.candles(EUR, timeframe, 2_000);
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      starts.add(all.opensAt(i));
    }
    return starts;
  }

  private List<Instant> since(Timeframe timeframe, Instant from) {
    return starts(timeframe).stream().filter(s -> !s.isBefore(from)).toList();
  }

  @Test
  void has_no_candle_of_the_time_it_is_closed() {
    book.apply(tick(at(CLOSES, -3), "1.2"));
    book.apply(tick(at(OPENS, 2), "1.3"));
    book.advance(at(OPENS, 5));

    assertThat(starts(Timeframe.M1))
        .containsExactly(
            at(CLOSES, -3),
            at(CLOSES, -2),
            at(CLOSES, -1),
            OPENS,
            at(OPENS, 1),
            at(OPENS, 2),
            at(OPENS, 3),
            at(OPENS, 4));
    assertThat(starts(Timeframe.M5)).containsExactly(at(CLOSES, -5), OPENS);
    assertThat(book.candles(EUR, Timeframe.M1, 5).candle(0))
        .as("flat at the last price while it is open")
        .isEqualTo(new Candle(OPENS, 1.2, 1.2, 1.2, 1.2, 0, 0));
  }

  /** The bars of Friday's and Sunday's evening are half open. */
  @Test
  void has_a_candle_of_a_span_that_is_open_in_part() {
    book.apply(tick(at(CLOSES, -3), "1.2"));
    book.apply(tick(at(OPENS, 2), "1.3"));
    book.advance(at(OPENS, 24 * 60));

    assertThat(starts(Timeframe.H4))
        .startsWith(
            Instant.parse("2018-01-05T20:00:00Z"),
            Instant.parse("2018-01-07T20:00:00Z"),
            Instant.parse("2018-01-08T00:00:00Z"));
    assertThat(starts(Timeframe.D1))
        .containsExactly(
            Instant.parse("2018-01-05T00:00:00Z"), Instant.parse("2018-01-07T00:00:00Z"));
  }

  @Test
  void has_what_was_told_outside_its_hours() {
    book.apply(tick(at(CLOSES, -1), "1.2"));
    book.apply(tick(at(CLOSES, 1), "1.25"));
    book.advance(at(OPENS, 1));

    assertThat(starts(Timeframe.M1)).containsExactly(at(CLOSES, -1), at(CLOSES, 1), OPENS);
  }

  @Test
  void is_filled_over_a_rest_of_which_nothing_is_told() {
    book.apply(tick(at(CLOSES, -3), "1.2"));
    book.apply(new MarketEvent.Broke(at(CLOSES, -2), "cut"));
    book.apply(
        new MarketEvent.Backfilled(
            at(OPENS, 6),
            List.of(
                minute(at(CLOSES, -3)),
                minute(at(CLOSES, -2)),
                minute(at(CLOSES, -1)),
                minute(OPENS),
                minute(at(OPENS, 1)),
                minute(at(OPENS, 2)),
                minute(at(OPENS, 3)),
                minute(at(OPENS, 4)),
                minute(at(OPENS, 5)))));
    book.apply(new MarketEvent.Restored(at(OPENS, 6)));
    book.advance(at(OPENS, 7));

    assertThat(starts(Timeframe.M5)).containsExactly(at(CLOSES, -5), OPENS);
    assertThat(since(Timeframe.H1, at(CLOSES, 0))).isEmpty();
    assertThat(since(Timeframe.M1, OPENS)).hasSize(7);
    assertThat(book.unfinished(Timeframe.H1).orElseThrow().trades()).isEqualTo(12);
  }

  @Test
  void is_not_filled_with_a_hole_while_it_is_open() {
    book.apply(tick(at(CLOSES, -3), "1.2"));
    book.apply(new MarketEvent.Broke(at(CLOSES, -2), "cut"));

    assertThatThrownBy(
            () ->
                book.apply(
                    new MarketEvent.Backfilled(
                        at(OPENS, 6), List.of(minute(at(CLOSES, -3)), minute(at(OPENS, 1))))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves a hole at " + at(CLOSES, -2));
  }

  private static FinishedCandle minute(Instant at) {
    return new FinishedCandle(EUR, Timeframe.M1, new Candle(at, 1.2, 1.3, 1.1, 1.25, 0, 2));
  }
}
