package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Bollinger;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import java.time.Duration;
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
public final class MeanReversion implements Analyst {

  private static final int PERIOD = 20;
  private static final double WIDTH = 2;
  private static final int RSI_PERIOD = 14;
  private static final double RSI_BUY_MAX = 35;
  private static final double RSI_SELL_MIN = 65;
  private static final double DEVIATION_MIN = 0.005;
  private static final int ADX_PERIOD = 14;
  private static final double ADX_MAX = 25;
  static final int CANDLES_MIN = PERIOD + Signal.REACH + 2;
  static final int QUARTERS_MIN = 2 * ADX_PERIOD;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final Voice.Reach REACH = new Voice.Reach(1.5, 1.6);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "mean-reversion";
  }

  @Override
  public Opinion opine(Observation observation) {
    Voice voice = new Voice(name(), HORIZON, observation);
    return voice
        .warmingUp(CANDLES_MIN)
        .or(() -> voice.warmingUpHigher(QUARTERS_MIN))
        .orElseGet(() -> look(voice));
  }

  private static Opinion look(Voice voice) {
    double adx = Adx.of(voice.higher(), ADX_PERIOD).adx().last();
    if (adx > ADX_MAX) {
      return voice.abstain(
          "TREND_TOO_STRONG",
          "ADX of the "
              + voice.frame(1)
              + " is "
              + Words.number(adx, 1)
              + ", above 25; no bet against it.");
    }
    CandleSeries candles = voice.observation().candles();
    Bands bands =
        new Bands(candles, Bollinger.of(candles, PERIOD, WIDTH), Rsi.of(candles, RSI_PERIOD));
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
        REACH,
        "A close beyond the middle at " + Words.level(middle) + ", or ADX above 25.");
  }

  /** The bands and the RSI of the 5-minute candles. */
  private record Bands(CandleSeries candles, Bollinger bollinger, Line rsi) {

    Action event(int i) {
      Action now = beyond(i);
      return now == beyond(i - 1) ? Action.HOLD : now;
    }

    private Action beyond(int i) {
      double close = candles.close(i);
      double middle = bollinger.middle().at(i);
      if (Math.abs(close - middle) < DEVIATION_MIN * middle) {
        return Action.HOLD;
      } else if (close < bollinger.lower().at(i) && rsi.at(i) <= RSI_BUY_MAX) {
        return Action.BUY;
      }
      return close > bollinger.upper().at(i) && rsi.at(i) >= RSI_SELL_MIN
          ? Action.SELL
          : Action.HOLD;
    }

    double rsiBeyond(int i, Signal signal) {
      return signal.isBuy() ? RSI_BUY_MAX - rsi.at(i) : rsi.at(i) - RSI_SELL_MIN;
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
          + " with RSI at most 35, or above "
          + Words.level(bollinger.upper().last())
          + " with RSI at least 65.";
    }
  }
}
