package ffe.strategy;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.statistics.Dice;
import java.time.Duration;
import java.util.List;

/**
 * Knows nothing: BUY at one candle of {@code every} that a die picks, and of the others SELL at one
 * of {@code leave}. It is there to be compared with: what it earns is the market, what it loses are
 * costs, and a judgement that finds skill in it is wrong.
 *
 * <p>The die is thrown for the candle's own time and the seed, so a replay sees the same. Stop 2
 * ATR, target twice as far. Score 0.70.
 */
public final class RandomEntry extends Rule {

  static final Tunable KNOBS =
      new Tunable(
          "random-entry",
          List.of(
              Knob.whole("seed", 0, 9_999, Knob.Usual.of("1", "number", "Of the die.")),
              Knob.whole("every", 2, 1_000, Knob.Usual.of("20", "candles", "On average to a BUY.")),
              Knob.whole(
                  "leave", 2, 1_000, Knob.Usual.of("20", "candles", "On average to a SELL.")),
              stop("2"),
              reward("2")),
          List.of());

  private static final Duration HORIZON = Duration.ofHours(1);
  private static final double SCORE = 0.70;
  private static final long SEEDS_APART = 0x2545F4914F6CDD1DL;

  /** What it is set to. */
  private record Settings(int seed, int every, int leave, Voice.Reach reach) {
    static Settings of(Tuning t) {
      return new Settings(t.whole("seed"), t.whole("every"), t.whole("leave"), t.reach());
    }

    Action at(long millis) {
      Dice dice = new Dice(seed * SEEDS_APART + millis);
      if (dice.below(every) == 0) {
        return Action.BUY;
      }
      return dice.below(leave) == 0 ? Action.SELL : Action.HOLD;
    }
  }

  private final Settings set;

  public RandomEntry() {
    this(Tuning.usual(KNOBS));
  }

  RandomEntry(Tuning tuning) {
    super(tuning, new Needs(Signal.REACH + 3, 0));
    this.set = Settings.of(tuning);
  }

  @Override
  Duration horizon() {
    return HORIZON;
  }

  @Override
  Opinion look(Voice voice) {
    CandleSeries candles = voice.observation().candles();
    Action drawn = set.at(candles.closesAtMillis(candles.size() - 1));
    String other = "Another throw of the die.";
    if (drawn == Action.HOLD) {
      return voice.hold("NO_SIGNAL", Voice.HOLD, "The die did not pick this candle.", other);
    }
    String reasoning = "The die picked this candle; nothing else speaks for it.";
    Signal signal = new Signal(drawn, 0, false);
    return voice.act(new Voice.Finding(signal, SCORE, SCORE, "DRAWN", reasoning), set.reach, other);
  }
}
