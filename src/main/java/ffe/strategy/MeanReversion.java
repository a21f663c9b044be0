package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Bollinger;
import ffe.observation.Line;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bets on the way back: a close outside the Bollinger band (20, 2) at least 0.5 % from its middle,
 * with RSI-14 at most 35 (BUY) or at least 65 (SELL).
 *
 * <p>Abstains while ADX-14 of the 15 minutes is above 25. The signal ends when the close has
 * crossed the middle. Stop 1.5 ATR, target 1.6 times as far. Score 0.60, plus up to 0.12 for how
 * far (of 20 points) the RSI is beyond its mark, up to 0.08 for how far (of one ATR) the close is
 * outside the band, 0.05 in a ranging or quiet market, less 0.02 per candle of age; at most 0.85.
 */
public final class MeanReversion extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "mean-reversion",
          List.of(
              Knob.whole("period", 5, 200, Knob.Usual.of("20", "candles", "Period of the band.")),
              Knob.decimal(
                  "width",
                  "0.5..5/0.1",
                  Knob.Usual.of("2", "deviations", "Half the width of the band.")),
              Knob.whole("rsi", 2, 50, Knob.Usual.of("14", "candles", "Period of the RSI.")),
              Knob.whole("rsi-buy", 5, 50, Knob.Usual.of("35", "index", "It buys at most there.")),
              Knob.whole(
                  "rsi-sell", 50, 95, Knob.Usual.of("65", "index", "It sells at least there.")),
              Knob.decimal(
                  "deviation",
                  "0..5/0.05",
                  Knob.Usual.of("0.5", "per cent", "Least distance from the middle of the band.")),
              Knob.whole(
                  "adx",
                  5,
                  50,
                  Knob.Usual.of("14", "candles", "Period of the ADX of the longer timeframe.")),
              Knob.whole(
                  "adx-max",
                  10,
                  60,
                  Knob.Usual.of("25", "index", "It abstains in a trend stronger than that.")),
              stop("1.5"),
              reward("1.6")),
          List.of());

  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int period,
      double width,
      int rsi,
      double rsiBuyMax,
      double rsiSellMin,
      double deviationMin,
      int adx,
      double adxMax,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("period"),
          t.number("width"),
          t.whole("rsi"),
          t.number("rsi-buy"),
          t.number("rsi-sell"),
          t.share("deviation"),
          t.whole("adx"),
          t.number("adx-max"),
          t.reach());
    }
  }

  private final Settings set;

  public MeanReversion() {
    this(Tuning.usual(KNOBS));
  }

  MeanReversion(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(Math.max(set.period(), set.rsi()) + Signal.REACH + 2, 2 * set.adx());
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    double adx = Adx.of(voice.higher(), set.adx).adx().last();
    if (adx > set.adxMax) {
      return voice.abstain(
          "TREND_TOO_STRONG",
          "ADX of the "
              + voice.frame(1)
              + " is "
              + Words.number(adx, 1)
              + ", above "
              + Words.plain(set.adxMax)
              + "; no bet against it.");
    }
    CandleSeries candles = voice.observation().candles();
    Bands bands =
        new Bands(
            set, candles, Bollinger.of(candles, set.period, set.width), Rsi.of(candles, set.rsi));
    Optional<Signal> found = Signal.latest(candles.size(), bands::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, bands.state(), bands.marks());
    }
    Signal signal = found.get();
    double middle = bands.bollinger().middle().last();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() ? candles.lastClose() >= middle : candles.lastClose() <= middle) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          bands.state() + " The way back of the signal " + signal.when() + " is done.",
          bands.marks());
    }
    Regime regime = voice.observation().regime();
    int at = candles.size() - 1 - signal.age();
    double score =
        0.60
            + 0.12 * Voice.part(bands.rsiBeyond(at, signal), 20)
            + 0.08 * Voice.part(bands.outside(at, signal), Voice.atr(voice.observation()))
            + (regime == Regime.RANGING || regime == Regime.QUIET ? 0.05 : 0);
    String reasoning =
        bands.state()
            + " It left the band "
            + (signal.isBuy() ? "downwards " : "upwards ")
            + signal.when()
            + "; ADX "
            + Words.number(adx, 1)
            + " lets it come back.";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "OUTSIDE_BAND", reasoning),
        set.reach,
        "A close beyond the middle at "
            + Words.level(middle)
            + ", or ADX above "
            + Words.plain(set.adxMax)
            + ".");
  }

  /** The bands and the RSI of the 5-minute candles. */
  private record Bands(Settings set, CandleSeries candles, Bollinger bollinger, Line rsi) {

    Action event(int i) {
      Action now = beyond(i);
      return now == beyond(i - 1) ? Action.HOLD : now;
    }

    private Action beyond(int i) {
      double close = candles.close(i);
      double middle = bollinger.middle().at(i);
      if (Math.abs(close - middle) < set.deviationMin * middle) {
        return Action.HOLD;
      } else if (close < bollinger.lower().at(i) && rsi.at(i) <= set.rsiBuyMax) {
        return Action.BUY;
      }
      return close > bollinger.upper().at(i) && rsi.at(i) >= set.rsiSellMin
          ? Action.SELL
          : Action.HOLD;
    }

    double rsiBeyond(int i, Signal signal) {
      return signal.isBuy() ? set.rsiBuyMax - rsi.at(i) : rsi.at(i) - set.rsiSellMin;
    }

    double outside(int i, Signal signal) {
      return signal.isBuy()
          ? bollinger.lower().at(i) - candles.close(i)
          : candles.close(i) - bollinger.upper().at(i);
    }

    String state() {
      return "Price closed at "
          + Words.level(candles.lastClose())
          + " in a band of "
          + Words.level(bollinger.lower().last())
          + " to "
          + Words.level(bollinger.upper().last())
          + " with RSI "
          + Words.number(rsi.last(), 1)
          + ".";
    }

    String marks() {
      return "A close below "
          + Words.level(bollinger.lower().last())
          + " with RSI at most "
          + Words.plain(set.rsiBuyMax)
          + ", or above "
          + Words.level(bollinger.upper().last())
          + " with RSI at least "
          + Words.plain(set.rsiSellMin)
          + ".";
    }
  }
}
