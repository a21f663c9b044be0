package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import java.time.Duration;
import java.util.Optional;

/**
 * Bets on the way back of the ratio of two prices: BUY when the close over that of the instrument
 * beside it is at least 1.5 standard deviations below its mean of 20 candles with RSI-14 at most
 * 45, SELL at least 1.5 above it with RSI at least 55.
 *
 * <p>Abstains where no second instrument is observed, where its candles do not stand beside ours
 * one for one, and where returns of 60 candles correlate with less than 0.4. The signal ends within
 * half a deviation. Stop 1.5 ATR, target 1.6 times as far. Score 0.60, plus up to 0.12 for
 * deviations between 1.5 and 3, up to 0.08 for correlation between 0.4 and 0.9, less 0.02 per
 * candle of age; at most 0.80.
 */
public final class RatioReversion implements Analyst {

  private static final int PERIOD = 20;
  private static final int CORRELATED = 60;
  private static final double CORRELATION_MIN = 0.4;
  private static final double ENTRY = 1.5;
  private static final double EXIT = 0.5;
  private static final int RSI_PERIOD = 14;
  private static final double RSI_BUY_MAX = 45;
  private static final double RSI_SELL_MIN = 55;
  static final int CANDLES_MIN = CORRELATED + 1;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final Voice.Reach REACH = new Voice.Reach(1.5, 1.6);
  private static final double SCORE_MAX = 0.80;

  @Override
  public String name() {
    return "ratio";
  }

  @Override
  public Opinion opine(Observation observation) {
    Voice voice = new Voice(name(), HORIZON, observation);
    return voice
        .warmingUp(CANDLES_MIN)
        .orElseGet(
            () ->
                observation
                    .beside()
                    .map(second -> beside(voice, second))
                    .orElseGet(
                        () ->
                            voice.abstain(
                                "NO_SECOND_INSTRUMENT",
                                "A ratio needs the candles of a second instrument; only "
                                    + observation.instrument()
                                    + " is observed.")));
  }

  private static Opinion beside(Voice voice, CandleSeries all) {
    CandleSeries own = voice.observation().candles().last(CANDLES_MIN);
    CandleSeries second = all.last(CANDLES_MIN);
    if (second.size() < own.size() || !isOneForOne(own, second)) {
      return voice.abstain(
          "SECOND_INSTRUMENT_INCOMPLETE",
          "The last "
              + CANDLES_MIN
              + " candles of "
              + all.instrument()
              + " do not stand beside those of "
              + own.instrument()
              + " one for one.");
    }
    double correlation = correlation(own, second);
    if (correlation < CORRELATION_MIN) {
      return voice.abstain(
          "WEAK_LINK",
          "Correlation with "
              + second.instrument()
              + " is "
              + Words.number(correlation, 2)
              + ", below 0.4; their ratio need not come back.");
    }
    return look(voice, Ratio.of(own, second), correlation);
  }

  private static Opinion look(Voice voice, Ratio ratio, double correlation) {
    Optional<Signal> found = Signal.latest(ratio.own().size(), ratio::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, ratio.state(), ratio.marks());
    }
    Signal signal = found.get();
    int last = ratio.own().size() - 1;
    int side = signal.isBuy() ? 1 : -1;
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (-side * ratio.deviations(last) <= EXIT) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          ratio.state() + " The way back of the signal " + signal.when() + " is done.",
          ratio.marks());
    }
    double score =
        0.60
            + 0.12 * Voice.part(-side * ratio.deviations(last - signal.age()) - ENTRY, 1.5)
            + 0.08 * Voice.part(correlation - CORRELATION_MIN, 0.5);
    String reasoning =
        ratio.state()
            + " It came "
            + signal.when()
            + "; correlation "
            + Words.number(correlation, 2)
            + " lets it come back.";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "RATIO_AWAY", reasoning),
        REACH,
        "A ratio within half a deviation of its mean.");
  }

  private static boolean isOneForOne(CandleSeries own, CandleSeries second) {
    for (int i = 0; i < own.size(); i++) {
      if (!own.opensAt(i).equals(second.opensAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Pearson's, of the returns; 0 where one did not move. */
  private static double correlation(CandleSeries own, CandleSeries second) {
    double[] a = returns(own);
    double[] b = returns(second);
    double meanA = Sma.of(a, a.length).last();
    double meanB = Sma.of(b, b.length).last();
    double together = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      together += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    double both = Math.sqrt(squaresA) * Math.sqrt(squaresB);
    return both > 0 ? together / both : 0;
  }

  private static double[] returns(CandleSeries candles) {
    double[] out = new double[candles.size() - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = candles.close(i + 1) / candles.close(i) - 1;
    }
    return out;
  }

  /** Our closes over those of the second, and how far they are from their mean. */
  private record Ratio(CandleSeries own, CandleSeries second, Line values, Line mean, Line rsi) {

    static Ratio of(CandleSeries own, CandleSeries second) {
      double[] values = new double[own.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = own.close(i) / second.close(i);
      }
      return new Ratio(
          own, second, Sma.of(values, 1), Sma.of(values, PERIOD), Rsi.of(own, RSI_PERIOD));
    }

    Action event(int i) {
      Action now = away(i);
      return now == away(i - 1) ? Action.HOLD : now;
    }

    private Action away(int i) {
      double deviations = deviations(i);
      if (deviations <= -ENTRY && rsi.at(i) <= RSI_BUY_MAX) {
        return Action.BUY;
      }
      return deviations >= ENTRY && rsi.at(i) >= RSI_SELL_MIN ? Action.SELL : Action.HOLD;
    }

    /** In population standard deviations of the window; 0 where nothing moved. */
    double deviations(int i) {
      double squares = 0;
      for (int k = i - PERIOD + 1; k <= i; k++) {
        squares += (values.at(k) - mean.at(i)) * (values.at(k) - mean.at(i));
      }
      double deviation = Math.sqrt(squares / PERIOD);
      return deviation > 0 ? (values.at(i) - mean.at(i)) / deviation : 0;
    }

    String state() {
      return own.instrument()
          + " over "
          + second.instrument()
          + " is "
          + Words.level(values.last())
          + ", "
          + Words.number(deviations(values.size() - 1), 2)
          + " deviations from its mean of "
          + Words.level(mean.last())
          + ".";
    }

    String marks() {
      return "A ratio 1.5 deviations below "
          + Words.level(mean.last())
          + " with RSI at most 45, or above it with RSI at least 55.";
    }
  }
}
