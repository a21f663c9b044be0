package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Line;
import ffe.observation.Regime;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import java.time.Duration;
import java.util.List;
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
public final class GridReversion extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "grid-reversion",
          List.of(
              Knob.whole(
                  "period",
                  20,
                  240,
                  Knob.Usual.of("100", "candles", "The mean in the middle of the grid.")),
              Knob.decimal(
                  "spacing",
                  "0.05..5/0.05",
                  Knob.Usual.of("0.5", "per cent", "From one line to the next.")),
              Knob.whole(
                  "lines",
                  3,
                  50,
                  Knob.Usual.of("15", "lines", "On each side; beyond them it holds.")),
              Knob.whole("rsi", 2, 50, Knob.Usual.of("14", "candles", "Period of the RSI.")),
              Knob.whole(
                  "rsi-buy", 5, 50, Knob.Usual.of("30", "index", "At most that counts for a buy.")),
              Knob.whole(
                  "rsi-sell",
                  50,
                  95,
                  Knob.Usual.of("70", "index", "At least that counts for a sale.")),
              Knob.whole(
                  "adx",
                  5,
                  50,
                  Knob.Usual.of("14", "candles", "Period of the ADX of the longer timeframe.")),
              Knob.whole(
                  "adx-max",
                  10,
                  60,
                  Knob.Usual.of("30", "index", "It abstains in a trend stronger than that.")),
              stop("1.5"),
              reward("1.6")),
          List.of());

  private static final int LINES_FULL = 5;
  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE_MAX = 0.85;

  /** What it is set to. */
  private record Settings(
      int period,
      double spacing,
      int lines,
      int rsi,
      double rsiBuyMax,
      double rsiSellMin,
      int adx,
      double adxMax,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("period"),
          1 + t.share("spacing"),
          t.whole("lines"),
          t.whole("rsi"),
          t.number("rsi-buy"),
          t.number("rsi-sell"),
          t.whole("adx"),
          t.number("adx-max"),
          t.reach());
    }
  }

  private final Settings set;

  public GridReversion() {
    this(Tuning.usual(KNOBS));
  }

  GridReversion(Tuning tuning) {
    super(tuning, needs(Settings.of(tuning)));
    this.set = Settings.of(tuning);
  }

  private static Needs needs(Settings set) {
    return new Needs(Math.max(set.period(), set.rsi()) + Signal.REACH + 1, 2 * set.adx());
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
              + "; no grid against it.");
    }
    CandleSeries candles = voice.observation().candles();
    Grid grid =
        new Grid(set, candles, Sma.of(candles.closes(), set.period), Rsi.of(candles, set.rsi));
    Optional<Signal> found = Signal.latest(candles.size(), grid::event);
    int last = candles.size() - 1;
    if (grid.line(last, last, 1) > set.lines || grid.line(last, last, -1) > set.lines) {
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
            + set.lines
            + " "
            + signal.when()
            + ".";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "GRID_LINE", reasoning),
        set.reach,
        "A close beyond the mean at "
            + Words.level(mean)
            + ", or ADX above "
            + Words.plain(set.adxMax)
            + ".");
  }

  /** The grid around the mean of the 5-minute candles. */
  private record Grid(Settings set, CandleSeries candles, Line mean, Line rsi) {

    Action event(int i) {
      if (isThrough(i, -1)) {
        return Action.BUY;
      }
      return isThrough(i, 1) ? Action.SELL : Action.HOLD;
    }

    private boolean isThrough(int i, int side) {
      int now = line(i, i, side);
      return now <= set.lines && now > line(i - 1, i, side);
    }

    /**
     * How many lines above (1) or below (-1) a candle's mean a close has reached; one more than
     * there are is outside.
     */
    int line(int close, int center, int side) {
      double price = mean.at(center);
      for (int reached = 0; reached <= set.lines; reached++) {
        price = side > 0 ? price * set.spacing : price / set.spacing;
        if (side * (candles.close(close) - price) < 0) {
          return reached;
        }
      }
      return set.lines + 1;
    }

    boolean isExtreme(int i, Signal signal) {
      return signal.isBuy() ? rsi.at(i) <= set.rsiBuyMax : rsi.at(i) >= set.rsiSellMin;
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
      int wanted = Math.min(set.lines, line(last, last, side) + 1);
      for (int k = 0; k < wanted; k++) {
        price = side > 0 ? price * set.spacing : price / set.spacing;
      }
      return price;
    }
  }
}
