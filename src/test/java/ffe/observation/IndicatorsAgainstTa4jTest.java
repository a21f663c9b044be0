package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import org.ta4j.core.indicators.ChopIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.CombineIndicator;
import org.ta4j.core.indicators.helpers.TransformIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("markets")
  void oscillators_agree(String market, CandleSeries candles) {
    BarSeries bars = bars(candles);
    ClosePriceIndicator close = new ClosePriceIndicator(bars);

    StochasticOscillatorKIndicator place = new StochasticOscillatorKIndicator(bars, 14);
    agree(Stochastic.of(candles, 14, 1, 3).k(), place, 13);
    agree(Stochastic.of(candles, 14, 1, 3).d(), new SMAIndicator(place, 3), 15);
    agree(Stochastic.of(candles, 14, 3, 3).k(), new SMAIndicator(place, 3), 15);
    agree(
        Stochastic.of(candles, 14, 3, 5).d(), new SMAIndicator(new SMAIndicator(place, 3), 5), 19);

    StochasticRSIIndicator rsi = new StochasticRSIIndicator(close, 14);
    Indicator<Num> percent = TransformIndicator.multiply(rsi, 100);
    StochRsi.Periods periods = new StochRsi.Periods(14, 14);
    agree(StochRsi.of(candles, periods, 1, 3).k(), percent, FADED);
    // a mean of ta4j's from afar: its own first values divide nothing by nothing
    Line k = StochRsi.of(candles, periods, 3, 3).k();
    for (int i = FADED; i < candles.size(); i++) {
      double sum = 0;
      for (int back = 0; back < 3; back++) {
        sum += percent.getValue(i - back).doubleValue();
      }
      assertThat(k.at(i)).isCloseTo(sum / 3, within(1e-7));
    }

    agree(Roc.of(candles, 10), new ROCIndicator(close, 10), 10);
    agree(Obv.of(candles), new OnBalanceVolumeIndicator(bars), 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("markets")
  void channels_agree(String market, CandleSeries candles) {
    BarSeries bars = bars(candles);
    Keltner keltner = Keltner.of(candles, 20, 10, 2);
    KeltnerChannelMiddleIndicator middle =
        new KeltnerChannelMiddleIndicator(new ClosePriceIndicator(bars), 20);
    agree(keltner.middle(), middle, FADED);
    agree(keltner.lower(), new KeltnerChannelLowerIndicator(middle, 2, 10), FADED);
    agree(keltner.upper(), new KeltnerChannelUpperIndicator(middle, 2, 10), FADED);

    Donchian donchian = Donchian.of(candles, 20);
    agree(donchian.lower(), new DonchianChannelLowerIndicator(bars, 20), 19);
    agree(donchian.middle(), new DonchianChannelMiddleIndicator(bars, 20), 19);
    agree(donchian.upper(), new DonchianChannelUpperIndicator(bars, 20), 19);

    agree(Supertrend.of(candles, 10, 3).line(), new SuperTrendIndicator(bars, 10, 3.0), FADED);
    agree(Choppiness.of(candles, 14), new ChopIndicator(bars, 14, 100), 14);
  }

  /** ta4j's rolls over a count of candles; that of the session so far is the session's. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("markets")
  void vwap_of_the_session_agrees(String market, CandleSeries candles) {
    BarSeries bars = bars(candles);
    Line vwap = Vwap.of(candles);
    int compared = 0;
    for (int i = vwap.warmUp(); i < candles.size(); i += 7) {
      Instant at = candles.opensAt(i);
      int count = 1 + (int) (Timeframe.D1.floor(at).until(at, ChronoUnit.MINUTES) / 5);
      Num theirs = new VWAPIndicator(bars, count).getValue(i);
      assertThat(vwap.at(i)).as("at %d", i).isCloseTo(theirs.doubleValue(), within(1e-9));
      compared++;
    }
    assertThat(compared).isGreaterThan(40);
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
