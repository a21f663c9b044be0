package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.observation.Line;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import ffe.optimization.Constraint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bets on the way back of the ratio of two prices: BUY when the close over that of the instrument
 * beside it is at least 1.5 standard deviations below its mean of 20 candles with RSI-14 at most
 * 45, SELL at least 1.5 above it with RSI at least 55.
 *
 * <p>The second instrument is the first other one of the account, by name. Where its newest candle
 * is not known yet, both are looked at a candle earlier. Abstains where no second instrument is
 * observed, where its candles do not stand beside ours one for one, and where returns of 60 candles
 * correlate with less than 0.4. The signal ends within half a deviation. Stop 1.5 ATR, target 1.6
 * times as far. Score 0.60, plus up to 0.12 for deviations between 1.5 and 3, up to 0.08 for
 * correlation between 0.4 and 0.9, less 0.02 per candle of age; at most 0.80.
 */
public final class RatioReversion extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "ratio",
          List.of(
              Knob.whole(
                  "period", 5, 120, Knob.Usual.of("20", "candles", "The mean of the ratio.")),
              Knob.whole(
                  "correlated",
                  20,
                  240,
                  Knob.Usual.of("60", "candles", "Returns whose correlation is looked at.")),
              Knob.decimal(
                  "correlation",
                  "0..0.95/0.05",
                  Knob.Usual.of("0.4", "correlation", "It abstains below that.")),
              Knob.decimal(
                  "entry",
                  "0.5..4/0.1",
                  Knob.Usual.of("1.5", "deviations", "From the mean, for a signal.")),
              Knob.decimal(
                  "exit",
                  "0..2/0.1",
                  Knob.Usual.of("0.5", "deviations", "From the mean, where a signal ends.")),
              Knob.whole("rsi", 2, 50, Knob.Usual.of("14", "candles", "Period of the RSI.")),
              Knob.whole("rsi-buy", 5, 50, Knob.Usual.of("45", "index", "It buys at most there.")),
              Knob.whole(
                  "rsi-sell", 50, 95, Knob.Usual.of("55", "index", "It sells at least there.")),
              stop("1.5"),
              reward("1.6")),
          List.of(new Constraint.Less("exit", "entry")));

  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE_MAX = 0.80;

  /** What it is set to. */
  private record Settings(
      int period,
      int correlated,
      double correlationMin,
      double entry,
      double exit,
      int rsi,
      double rsiBuyMax,
      double rsiSellMin,
      Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(
          t.whole("period"),
          t.whole("correlated"),
          t.number("correlation"),
          t.number("entry"),
          t.number("exit"),
          t.whole("rsi"),
          t.number("rsi-buy"),
          t.number("rsi-sell"),
          t.reach());
    }

    int candles() {
      return Math.max(correlated + 1, Math.max(period, rsi) + Signal.REACH + 2);
    }
  }

  private final Settings set;

  public RatioReversion() {
    this(Tuning.usual(KNOBS));
  }

  RatioReversion(Tuning tuning) {
    super(tuning, new Needs(Settings.of(tuning).candles(), 0));
    this.set = Settings.of(tuning);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    return voice
        .observation()
        .beside()
        .map(second -> beside(voice, second))
        .orElseGet(
            () ->
                voice.abstain(
                    "NO_SECOND_INSTRUMENT",
                    "A ratio needs the candles of a second instrument; only "
                        + voice.observation().instrument()
                        + " is observed."));
  }

  private Opinion beside(Voice voice, CandleSeries all) {
    CandleSeries own = upTo(all, voice.observation().candles()).last(set.candles());
    CandleSeries second = all.last(set.candles());
    if (second.size() < own.size() || !isOneForOne(own, second)) {
      return voice.abstain(
          "SECOND_INSTRUMENT_INCOMPLETE",
          "The last "
              + set.candles()
              + " candles of "
              + all.instrument()
              + " do not stand beside those of "
              + own.instrument()
              + " one for one.");
    }
    double correlation = correlation(own.last(set.correlated + 1), second.last(set.correlated + 1));
    if (correlation < set.correlationMin) {
      return voice.abstain(
          "WEAK_LINK",
          "Correlation with "
              + second.instrument()
              + " is "
              + Words.number(correlation, 2)
              + ", below "
              + Words.plain(set.correlationMin)
              + "; their ratio need not come back.");
    }
    return look(voice, Ratio.of(set, own, second), correlation);
  }

  private Opinion look(Voice voice, Ratio ratio, double correlation) {
    Optional<Signal> found = Signal.latest(ratio.own().size(), ratio::event);
    if (found.isEmpty()) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, ratio.state(), ratio.marks());
    }
    Signal signal = found.get();
    int last = ratio.own().size() - 1;
    int side = signal.isBuy() ? 1 : -1;
    if (signal.isCooling()) {
      return voice.coolingDown(signal);
    } else if (-side * ratio.deviations(last) <= set.exit) {
      return voice.hold(
          "SIGNAL_GONE",
          Voice.HOLD,
          ratio.state() + " The way back of the signal " + signal.when() + " is done.",
          ratio.marks());
    }
    double score =
        0.60
            + 0.12 * Voice.part(-side * ratio.deviations(last - signal.age()) - set.entry, 1.5)
            + 0.08 * Voice.part(correlation - set.correlationMin, 0.5);
    String reasoning =
        ratio.state()
            + " It came "
            + signal.when()
            + "; correlation "
            + Words.number(correlation, 2)
            + " lets it come back.";
    return voice.act(
        new Voice.Finding(signal, score, SCORE_MAX, "RATIO_AWAY", reasoning),
        set.reach,
        "A ratio within "
            + (set.exit == 0.5 ? "half a deviation" : Words.plain(set.exit) + " deviations")
            + " of its mean.");
  }

  /** Ours without the newest one, where the second ends a candle earlier. */
  private static CandleSeries upTo(CandleSeries second, CandleSeries own) {
    boolean isBehind =
        own.size() > 1
            && !second.isEmpty()
            && second.lastClosesAt().equals(own.closesAt(own.size() - 2));
    return isBehind ? own.knowableAt(second.lastClosesAt()) : own;
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
  private record Ratio(
      Settings set, CandleSeries own, CandleSeries second, Line values, Line mean, Line rsi) {

    static Ratio of(Settings set, CandleSeries own, CandleSeries second) {
      double[] values = new double[own.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = own.close(i) / second.close(i);
      }
      return new Ratio(
          set, own, second, Sma.of(values, 1), Sma.of(values, set.period), Rsi.of(own, set.rsi));
    }

    Action event(int i) {
      Action now = away(i);
      return now == away(i - 1) ? Action.HOLD : now;
    }

    private Action away(int i) {
      double deviations = deviations(i);
      if (deviations <= -set.entry && rsi.at(i) <= set.rsiBuyMax) {
        return Action.BUY;
      }
      return deviations >= set.entry && rsi.at(i) >= set.rsiSellMin ? Action.SELL : Action.HOLD;
    }

    /** In population standard deviations of the window; 0 where nothing moved. */
    double deviations(int i) {
      double squares = 0;
      for (int k = i - set.period + 1; k <= i; k++) {
        squares += (values.at(k) - mean.at(i)) * (values.at(k) - mean.at(i));
      }
      double deviation = Math.sqrt(squares / set.period);
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
      return "A ratio "
          + Words.plain(set.entry)
          + " deviations below "
          + Words.level(mean.last())
          + " with RSI at most "
          + Words.plain(set.rsiBuyMax)
          + ", or above it with RSI at least "
          + Words.plain(set.rsiSellMin)
          + ".";
    }
  }
}
