package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Line;
import ffe.observation.Observation;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import java.time.Duration;
import java.util.Optional;

/**
 * Buys what fell through a line of a grid and sells what rose through one: 15 lines on each side of
 * the mean of 100 closes, each 0.5 % from the one before, so 7.5 % a side. BUY when a close is
 * under more lines below the mean than the close before it, SELL when over more lines above; the
 * grid of the newer close counts for both.
 *
 * <p>Abstains while ADX-14 of the 15 minutes is above 30, holds outside the grid. The signal ends
 * when the close has crossed the mean. Stop 1.5 ATR, target 1.6 times as far. Score 0.60, plus up
 * to 0.10 for the number of the line (of 5), 0.10 with RSI-14 at most 30 (BUY) or at least 70
 * (SELL), 0.05 in a ranging or quiet market, less 0.02 per candle of age; at most 0.85.
 */
public final class GridReversion implements Analyst {

  private static final int PERIOD = 100;
  private static final double SPACING = 1.005;
  private static final int LINES = 15;
  private static final int LINES_FULL = 5;
  private static final int RSI_PERIOD = 14;
  private static final double RSI_BUY_MAX = 30;
  private static final double RSI_SELL_MIN = 70;
  private static final int ADX_PERIOD = 14;
  private static final double ADX_MAX = 30;
  static final int CANDLES_MIN = PERIOD + Signal.REACH + 1;
  static final int QUARTERS_MIN = 2 * ADX_PERIOD;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final Voice.Reach REACH = new Voice.Reach(1.5, 1.6);
  private static final double SCORE_MAX = 0.85;

  @Override
  public String name() {
    return "grid-reversion";
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
              + ", above 30; no grid against it.");
    }
    CandleSeries candles = voice.observation().candles();
    Grid grid = new Grid(candles, Sma.of(candles.closes(), PERIOD), Rsi.of(candles, RSI_PERIOD));
    Optional<Signal> found = Signal.latest(candles.size(), grid::event);
    int last = candles.size() - 1;
    if (grid.line(last, last, 1) > LINES || grid.line(last, last, -1) > LINES) {
      return voice.hold(
          "OUTSIDE_GRID", Voice.HOLD, grid.state() + " That is outside the grid.", grid.marks());
    } else if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, grid.state(), grid.marks());
    }
    Signal signal = found.get();
    double mean = grid.mean().last();
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (signal.isBuy() ? candles.lastClose() >= mean : candles.lastClose() <= mean) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          grid.state() + " The way back of the signal " + signal.when() + " is done.",
          grid.marks());
    }
    int at = last - signal.age();
    int line = grid.line(at, at, signal.isBuy() ? -1 : 1);
    Regime regime = voice.observation().regime();
    double score =
        0.60
            + 0.10 * Voice.part(line, LINES_FULL)
            + (grid.isExtreme(at, signal) ? 0.10 : 0)
            + (regime == Regime.RANGING || regime == Regime.QUIET ? 0.05 : 0);
    String reasoning =
        grid.state()
            + " It "
            + (signal.isBuy() ? "fell to" : "rose to")
            + " line "
            + line
            + " of "
            + LINES
            + " "
            + signal.when()
            + ".";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "GRID_LINE", reasoning),
        REACH,
        "A close beyond the mean at " + Words.level(mean) + ", or ADX above 30.");
  }

  /** The grid around the mean of the 5-minute candles. */
  private record Grid(CandleSeries candles, Line mean, Line rsi) {

    Action event(int i) {
      if (isThrough(i, -1)) {
        return Action.BUY;
      }
      return isThrough(i, 1) ? Action.SELL : Action.HOLD;
    }

    private boolean isThrough(int i, int side) {
      int now = line(i, i, side);
      return now <= LINES && now > line(i - 1, i, side);
    }

    /**
     * How many lines above (1) or below (-1) a candle's mean a close has reached; 16 is outside.
     */
    int line(int close, int center, int side) {
      double price = mean.at(center);
      for (int reached = 0; reached <= LINES; reached++) {
        price = side > 0 ? price * SPACING : price / SPACING;
        if (side * (candles.close(close) - price) < 0) {
          return reached;
        }
      }
      return LINES + 1;
    }

    boolean isExtreme(int i, Signal signal) {
      return signal.isBuy() ? rsi.at(i) <= RSI_BUY_MAX : rsi.at(i) >= RSI_SELL_MIN;
    }

    String state() {
      return "Price closed at "
          + Words.level(candles.lastClose())
          + ", "
          + Words.percent(candles.lastClose() / mean.last() - 1)
          + " from its mean of "
          + Words.level(mean.last())
          + ", with RSI "
          + Words.number(rsi.last(), 1)
          + ".";
    }

    String marks() {
      int last = candles.size() - 1;
      return "A close at "
          + Words.level(next(last, -1))
          + " or lower, or at "
          + Words.level(next(last, 1))
          + " or higher.";
    }

    /** The next line from the newest close, as the grid stands; the last one at the end. */
    private double next(int last, int side) {
      double price = mean.at(last);
      int wanted = Math.min(LINES, line(last, last, side) + 1);
      for (int k = 0; k < wanted; k++) {
        price = side > 0 ? price * SPACING : price / SPACING;
      }
      return price;
    }
  }
}
