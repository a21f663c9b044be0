package ffe.desk.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.backfill.WholeMinutes.LastClose;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WholeMinutesTest {

  private static final Instant START = Instant.parse("2024-01-02T00:00:00Z");

  private static Instant minute(int i) {
    return START.plusSeconds(60L * i);
  }

  private static Candle told(Instant at, double close) {
    return new Candle(at, close, close, close, close, 1, 1);
  }

  private static Candle flat(Instant at, double price) {
    return new Candle(at, price, price, price, price, 0, 0);
  }

  private static WholeMinutes whole(
      Optional<LastClose> before, Instant from, Instant until, Candle... told) {
    return WholeMinutes.of(
        before, from, new PastMinutes.Page(List.of(told), until), Optional.empty());
  }

  @Test
  void makes_minutes_flat_in_which_nobody_traded() {
    WholeMinutes minutes =
        whole(
            Optional.of(new LastClose(minute(-1), 5)),
            START,
            minute(4),
            told(minute(1), 7),
            told(minute(2), 8));

    assertThat(minutes.candles())
        .containsExactly(
            flat(START, 5), told(minute(1), 7), told(minute(2), 8), flat(minute(3), 8));
    assertThat(minutes.quiet()).isEqualTo(2);
    assertThat(minutes.last()).contains(new LastClose(minute(2), 8));
  }

  @Test
  void knows_no_price_before_the_first() {
    WholeMinutes minutes = whole(Optional.empty(), START, minute(4), told(minute(2), 7));

    assertThat(minutes.candles()).containsExactly(told(minute(2), 7), flat(minute(3), 7));
  }

  @Test
  void takes_a_silence_of_more_than_a_day_for_a_hole() {
    WholeMinutes minutes =
        whole(Optional.empty(), START, minute(5_000), told(START, 7), told(minute(4_999), 8));

    assertThat(minutes.candles()).hasSize(1 + 1_440 + 1);
    assertThat(minutes.candles().get(1_440).opensAt()).isEqualTo(minute(1_440));
    assertThat(minutes.candles().get(1_441)).isEqualTo(told(minute(4_999), 8));
  }

  @Test
  void makes_no_minute_while_the_market_is_closed() {
    Instant friday = Instant.parse("2024-01-05T21:50:00Z");
    Instant sunday = Instant.parse("2024-01-07T22:10:00Z");

    WholeMinutes minutes =
        WholeMinutes.of(
            Optional.empty(),
            friday,
            new PastMinutes.Page(List.of(told(friday, 7)), sunday),
            Optional.of(TradingHours.FX));

    assertThat(minutes.candles().stream().map(Candle::opensAt))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.iterate(friday, Timeframe.M1::next).limit(10),
                    Stream.iterate(sunday.minusSeconds(600), Timeframe.M1::next).limit(10))
                .toList());
  }

  @Test
  void is_the_same_however_the_minutes_are_cut_into_pages() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      List<Candle> told = new ArrayList<>();
      for (int i = 0; i < 4_000; i++) {
        if (random.nextInt(1 + round * 40) == 0) {
          told.add(told(minute(i), 1 + random.nextInt(9)));
        }
      }
      List<Candle> atOnce =
          whole(Optional.empty(), START, minute(4_000), told.toArray(Candle[]::new)).candles();
      List<Candle> inPages = new ArrayList<>();
      Optional<LastClose> last = Optional.empty();
      for (int at = 0; at < 4_000; ) {
        int until = Math.min(4_000, at + 1 + random.nextInt(900));
        Instant from = minute(at);
        WholeMinutes page =
            whole(
                last,
                from,
                minute(until),
                told.stream()
                    .filter(c -> !c.opensAt().isBefore(from) && c.opensAt().isBefore(minute(until)))
                    .toArray(Candle[]::new));
        inPages.addAll(page.candles());
        last = page.last();
        at = until;
      }
      assertThat(inPages).isEqualTo(atOnce);
    }
  }
}
