package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an indicator says of a candle stays as it is, whatever comes after that candle. */
@Tag("property")
final class IndicatorPastTest {

  private static final long SEED = 20240101;

  static SortedMap<String, Function<CandleSeries, List<Line>>> indicators() {
    SortedMap<String, Function<CandleSeries, List<Line>>> all = new TreeMap<>();
    all.put("sma", c -> List.of(Sma.of(c.closes(), 20)));
    all.put("ema", c -> List.of(Ema.of(c, 21)));
    all.put("rsi", c -> List.of(Rsi.of(c, 14)));
    all.put("atr", c -> List.of(Atr.of(c, 14)));
    all.put(
        "adx", c -> List.of(Adx.of(c, 14).adx(), Adx.of(c, 14).plusDi(), Adx.of(c, 14).minusDi()));
    all.put("macd", c -> List.of(Macd.of(c, 12, 26, 9).signal()));
    all.put(
        "bollinger", c -> List.of(Bollinger.of(c, 20, 2).lower(), Bollinger.of(c, 20, 2).upper()));
    all.put("wavetrend", c -> List.of(Wavetrend.of(c, 10, 21, 4).wt2()));
    all.put(
        "stochastic", c -> List.of(Stochastic.of(c, 14, 3, 3).k(), Stochastic.of(c, 14, 3, 3).d()));
    all.put("stochrsi", c -> List.of(StochRsi.of(c, new StochRsi.Periods(14, 14), 3, 3).d()));
    all.put("roc", c -> List.of(Roc.of(c, 10)));
    all.put(
        "keltner",
        c -> List.of(Keltner.of(c, 20, 10, 2).lower(), Keltner.of(c, 20, 10, 2).upper()));
    all.put(
        "supertrend",
        c -> List.of(Supertrend.of(c, 10, 3).line(), Supertrend.of(c, 10, 3).direction()));
    all.put("obv", c -> List.of(Obv.of(c)));
    all.put("vwap", c -> List.of(Vwap.of(c)));
    all.put("choppiness", c -> List.of(Choppiness.of(c, 14)));
    all.put("donchian", c -> List.of(Donchian.of(c, 20).lower(), Donchian.of(c, 20).upper()));
    all.put("squeeze", c -> List.of(Squeeze.of(c, 20, 2, 1.5)));
    return all;
  }

  static Stream<Arguments> cases() {
    CandleSeries tape =
        Objects.requireNonNull(Recorded.candles(Recorded.btcTicks()).get(Timeframe.M5.label()));
    return indicators().entrySet().stream()
        .flatMap(
            e ->
                Stream.of(
                    Arguments.of(e.getKey(), "tape", e.getValue(), tape),
                    Arguments.of(e.getKey(), "chance", e.getValue(), Walk.fiveMinutes(7, 900))));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void the_past_stays(
      String name, String market, Function<CandleSeries, List<Line>> of, CandleSeries candles) {
    assertThat(firstChange(of, candles)).as("seed %d", SEED).isEmpty();
  }

  @Test
  void a_line_that_looks_one_candle_ahead_is_caught() {
    Function<CandleSeries, List<Line>> centred =
        c -> {
          double[] out = c.closes();
          for (int i = 1; i < out.length - 1; i++) {
            out[i] = (c.close(i - 1) + c.close(i) + c.close(i + 1)) / 3;
          }
          return List.of(Line.of(out, 1));
        };
    assertThat(firstChange(centred, Walk.fiveMinutes(7, 900))).isPresent();
  }

  @Test
  void a_line_that_is_scaled_by_all_there_is_is_caught() {
    Function<CandleSeries, List<Line>> scaled =
        c -> {
          double[] out = c.closes();
          double highest = Extremes.highest(c.highs(), c.size() - 1, c.size());
          for (int i = 0; i < out.length; i++) {
            out[i] /= highest;
          }
          return List.of(Line.of(out, 0));
        };
    assertThat(firstChange(scaled, Walk.fiveMinutes(7, 900))).isPresent();
  }

  /** The future is cut off or made another at some candles by chance. */
  private static Optional<String> firstChange(
      Function<CandleSeries, List<Line>> of, CandleSeries candles) {
    Random random = new Random(SEED);
    List<Line> whole = of.apply(candles);
    for (int trial = 0; trial < 12; trial++) {
      int cut = 50 + random.nextInt(candles.size() - 60);
      for (CandleSeries other :
          List.of(candles.knowableAt(candles.closesAt(cut)), changedAfter(candles, cut, random))) {
        List<Line> again = of.apply(other);
        for (int line = 0; line < whole.size(); line++) {
          for (int i = 0; i <= cut; i++) {
            if (isOther(whole.get(line), again.get(line), i)) {
              return Optional.of("line " + line + " at " + i + ", cut after " + cut);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOther(Line whole, Line again, int i) {
    return whole.isWarm(i) != again.isWarm(i)
        || (whole.isWarm(i)
            && Double.doubleToLongBits(whole.at(i)) != Double.doubleToLongBits(again.at(i)));
  }

  private static CandleSeries changedAfter(CandleSeries candles, int cut, Random random) {
    List<Candle> out = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      Candle c = candles.candle(i);
      double by = i <= cut ? 1 : 0.5 + random.nextDouble();
      out.add(
          new Candle(
              c.opensAt(),
              c.open() * by,
              c.high() * by,
              c.low() * by,
              c.close() * by,
              c.volume() * by,
              c.trades()));
    }
    return CandleSeries.of(candles.instrument(), candles.timeframe(), out);
  }
}
