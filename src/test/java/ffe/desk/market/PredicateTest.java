package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateTest {

  /** A Monday. */
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static CandleSeries series(double... closes) {
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      double open = i == 0 ? closes[0] : closes[i - 1];
      all.add(
          new Candle(
              START.plusSeconds(3600L * i),
              open,
              Math.max(open, closes[i]) + 1,
              Math.min(open, closes[i]) - 1,
              closes[i],
              10 * (i + 1),
              i));
    }
    return CandleSeries.of(Instrument.of("BTC-USD"), Timeframe.H1, all);
  }

  /** Indexes of the candles it holds for, as "1 3". */
  private static String holds(String text, CandleSeries series) {
    boolean[] holds =
        PredicateReader.read(text).holds(new Predicate.Candles(series, ZoneId.of("UTC")));
    return String.join(
        " ", IntStream.range(0, holds.length).filter(i -> holds[i]).mapToObj(i -> "" + i).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "close > 102, 3 4",
    "close >= 102, 1 3 4",
    "close < 101, 0 2",
    "close <= open, 0 2",
    "CLOSE > Open, 1 3 4",
    "not close > open, 0 2",
    "not not close > open, 1 3 4",
    "close > open and volume > 20, 3 4",
    "close > open or volume > 20, 1 2 3 4",
    "close < 1 or close > open and volume > 40, 4",
    "(close < 1 or close > open) and volume > 40, 4",
    "(close < 101 or close > 103) and volume < 40, 0 2",
    "1 + 2 * 3 > 6.5, 0 1 2 3 4",
    "(1 + 2) * 3 > 6.5, 0 1 2 3 4",
    "10 - 3 - 2 > 5, ''",
    "-close < -102.5, 3 4",
    "8 / 4 / 2 < 1.5, 0 1 2 3 4",
    "trades >= 3, 3 4",
    "high - low > 3.5, 1 2 3",
    "close > close[1], 1 3 4",
    "close[1] > close, 2",
    "close[2] < close, 3 4",
    "close > sma(2), 1 3 4",
    "not close > sma(2), 2",
    "high > highest(2)[1], 3 4",
    "lowest(2)[1] < 99.5 and low > 99, 4",
    "volume > volume_mean(3), 2 3 4",
    "change > 1.9, 1 3",
    "change < 0, 2",
    "hour >= 3, 3 4",
    "weekday < 2, 0 1 2 3 4",
    "close / (close - 100) > 0, 1 3 4",
    "not close / (close - 100) > 0, ''",
    "close > 1 or close / (close - 100) > 0, 0 1 2 3 4",
    "close < 1 and close / (close - 100) > 0, ''",
    "not (close < 1 and close / (close - 100) > 0), 0 1 2 3 4"
  })
  void holds_for_these(String text, String candles) {
    assertThat(holds(text, series(100, 102, 100, 103, 104))).isEqualTo(candles);
  }

  @Test
  void volatility_is_the_deviation_of_so_many_changes() {
    CandleSeries series = series(100, 110, 99, 108.9, 108.9);
    assertThat(holds("volatility(2) > 9.999 and volatility(2) < 10.001", series))
        .as("of +10 % and -10 %, and again")
        .isEqualTo("2 3");
    assertThat(holds("volatility(2) > 4.999 and volatility(2) < 5.001", series)).isEqualTo("4");
  }

  @Test
  void hours_and_days_are_of_the_zone() {
    CandleSeries series = series(100, 100, 100, 100, 100, 100, 100);
    boolean[] sundays =
        PredicateReader.read("weekday > 6 and hour > 19")
            .holds(new Predicate.Candles(series, ZoneId.of("America/New_York")));
    assertThat(sundays).containsExactly(false, true, true, true, true, false, false);
  }

  /** Who knows the future judges the past as who does not. */
  @Test
  void no_candle_is_judged_by_a_later_one() {
    Random random = new Random(7);
    double[] closes = random.doubles(300, 50, 150).toArray();
    String text =
        "close > sma(5) and rsi(7) < 60 or ema(9)[3] > close and atr(5) > 2 and adx(5) > 20"
            + " or volatility(9) > 60 or highest(8) - lowest(8) < 40 and volume > volume_mean(4)[2]";
    String whole = holds(text, series(closes));
    assertThat(whole.split(" ", -1).length).isBetween(30, 270);
    for (int size = 1; size < closes.length; size += 13) {
      int last = size;
      String known =
          String.join(
              " ",
              List.of(whole.split(" ", -1)).stream()
                  .filter(i -> Integer.parseInt(i) < last)
                  .toList());
      assertThat(holds(text, series(java.util.Arrays.copyOf(closes, size)))).isEqualTo(known);
    }
  }

  @Test
  void so_many_candles_before_are_enough() {
    assertThat(PredicateReader.read("close > open").back()).isEqualTo(1);
    assertThat(PredicateReader.read("sma(20) > ema(50)[3] and close[2] > 1").back())
        .isEqualTo(4 * 50 + 3 + 2 + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close | character 6: a condition is expected",
        "close > | character 8: it ends where a number",
        "close > 5 and | character 14: it ends",
        "close > 5 close | character 11: 'close' is not expected",
        "close > 5 > 4 | character 11: '>' is not expected",
        "(close > 5) + 1 > 2 | character 15: a number is expected before",
        "close and open > 1 | character 11: a condition is expected",
        "(close > 5 | character 11: ')' is expected",
        "price > 5 | character 1: 'price' where a number, one of open, high, low, close",
        "sma > 5 | character 5: '(' is expected",
        "sma(1) > 5 | character 5: a whole number from 2 to 500",
        "sma(501) > 5 | character 5: a whole number from 2 to 500",
        "sma(2.5) > 5 | character 5: a whole number",
        "close[501] > 5 | character 7: a whole number from 0 to 500",
        "close = 5 | character 7: '=' is no part",
        "close > $ | character 9: '$' is no part",
        "close > 1e5 | character 10: 'e' is not expected"
      })
  void tells_where_it_cannot_be_read(String text, String why) {
    assertThatThrownBy(() -> PredicateReader.read(text))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageStartingWith("where cannot be read at ")
        .hasMessageContaining(why);
  }

  @Test
  void has_bounds() {
    String function = "sma(2) > 1";
    PredicateReader.read(String.join(" and ", java.util.Collections.nCopies(20, function)));
    assertThatThrownBy(
            () ->
                PredicateReader.read(
                    String.join(" and ", java.util.Collections.nCopies(21, function))))
        .hasMessageContaining("more than 20 functions");
    assertThatThrownBy(() -> PredicateReader.read("(".repeat(60) + "close > 1" + ")".repeat(60)))
        .hasMessageContaining("more than 50 levels");
    assertThatThrownBy(() -> PredicateReader.read("not ".repeat(60) + "close > 1"))
        .hasMessageContaining("more than 50 levels");
    assertThatThrownBy(() -> PredicateReader.read("-".repeat(60) + "close > 1"))
        .hasMessageContaining("more than 50 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void empty_is_no_condition(String text) {
    assertThatThrownBy(() -> PredicateReader.read(text)).hasMessageStartingWith("where is like");
    assertThatThrownBy(() -> PredicateReader.read("close > " + "1".repeat(500)))
        .hasMessageStartingWith("where is like");
  }

  /** Whatever is sent: a predicate, or words about what is wrong with it. */
  @Test
  void any_text_is_read_or_refused() {
    Random random = new Random(11);
    String[] parts = {
      "close", "sma(3)", ">", "<", "and", "or", "not", "(", ")", "[", "]", "1", "2.5", "-", "+",
      "*", "/", " ", "close > 1", "volume < 20", "sma(2) < close", "and", "or", "not", "rsi", "x",
          "\u00e4", "é", "\ud83d\ude00", ","
    };
    CandleSeries series = series(100, 102, 100, 103, 104);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int count = 1 + random.nextInt(12);
      for (int k = 0; k < count; k++) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        holds(text.toString(), series);
        read++;
      } catch (OutOfRangeException e) {
        assertThat(e.field()).isEqualTo("where");
      }
    }
    assertThat(read).isBetween(50, 5_000);
  }
}
