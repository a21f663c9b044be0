package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.CombineIndicator;
import org.ta4j.core.indicators.helpers.TransformIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Every indicator against ta4j 0.17 on two recorded markets, to 1e-9.
 *
 * <p>ta4j starts its recursive means with the first value, we with the mean of the first period;
 * the difference fades by a fixed factor per candle, so those are compared from candle 500 on,
 * where it is below 1e-11 for every period used here. How ours start is checked in {@code
 * IndicatorStartTest}.
 */
@Tag("unit")
final class IndicatorsAgainstTa4jTest {

  private static final int FADED = 500;

  static Stream<Arguments> markets() {
    CandleSeries btc =
        Objects.requireNonNull(Recorded.candles(Recorded.btcTicks()).get(Timeframe.M5.label()));
    return Stream.of(Arguments.of("btc", btc), Arguments.of("eth", Recorded.ethFiveMinutes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("markets")
  void all_indicators_agree(String market, CandleSeries candles) {
    BarSeries bars = bars(candles);
    ClosePriceIndicator close = new ClosePriceIndicator(bars);

    agree(Sma.of(candles.closes(), 20), new SMAIndicator(close, 20), 19);
    agree(Ema.of(candles, 9), new EMAIndicator(close, 9), FADED);
    agree(Ema.of(candles, 21), new EMAIndicator(close, 21), FADED);
    agree(Rsi.of(candles, 7), new RSIIndicator(close, 7), FADED);
    agree(Rsi.of(candles, 14), new RSIIndicator(close, 14), FADED);
    agree(Atr.of(candles, 14), new ATRIndicator(bars, 14), FADED);

    Adx adx = Adx.of(candles, 14);
    agree(adx.adx(), new ADXIndicator(bars, 14), FADED);
    agree(adx.plusDi(), new PlusDIIndicator(bars, 14), FADED);
    agree(adx.minusDi(), new MinusDIIndicator(bars, 14), FADED);

    Macd macd = Macd.of(candles, 12, 26, 9);
    MACDIndicator other = new MACDIndicator(close, 12, 26);
    agree(macd.macd(), other, FADED);
    agree(macd.signal(), other.getSignalLine(9), FADED);
    agree(macd.histogram(), other.getHistogram(9), FADED);

    Bollinger bands = Bollinger.of(candles, 20, 2);
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    agree(bands.middle(), middle, 19);
    agree(bands.lower(), new BollingerBandsLowerIndicator(middle, deviation), 19);
    agree(bands.upper(), new BollingerBandsUpperIndicator(middle, deviation), 19);
  }

  /** ta4j has no WaveTrend; this is LazyBear's script written with ta4j's own means. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("markets")
  void wavetrend_agrees(String market, CandleSeries candles) {
    TypicalPriceIndicator price = new TypicalPriceIndicator(bars(candles));
    EMAIndicator mean = new EMAIndicator(price, 10);
    CombineIndicator away = CombineIndicator.minus(price, mean);
    EMAIndicator deviation = new EMAIndicator(TransformIndicator.abs(away), 10);
    // Its very first deviation is zero, which ta4j divides by.
    CombineIndicator index =
        new CombineIndicator(
            away,
            TransformIndicator.multiply(deviation, 0.015),
            (a, d) -> d.isZero() ? d : a.dividedBy(d));
    EMAIndicator wt1 = new EMAIndicator(index, 21);

    Wavetrend wave = Wavetrend.of(candles, 10, 21, 4);
    agree(wave.wt1(), wt1, FADED);
    agree(wave.wt2(), new SMAIndicator(wt1, 4), FADED);
    agree(wave.mean(), mean, FADED);
    agree(wave.deviation(), deviation, FADED);
  }

  private static void agree(Line ours, Indicator<Num> theirs, int from) {
    assertThat(ours.size()).isGreaterThan(from);
    for (int i = from; i < ours.size(); i++) {
      assertThat(ours.at(i))
          .as("%s at %d", theirs.getClass().getSimpleName(), i)
          .isCloseTo(theirs.getValue(i).doubleValue(), within(1e-9));
    }
  }

  private static BarSeries bars(CandleSeries candles) {
    BarSeries bars = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    for (int i = 0; i < candles.size(); i++) {
      bars.addBar(
          Duration.ofMinutes(5),
          candles.closesAt(i).atZone(ZoneOffset.UTC),
          candles.open(i),
          candles.high(i),
          candles.low(i),
          candles.close(i),
          candles.volume(i));
    }
    return bars;
  }
}
