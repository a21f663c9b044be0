package ffe.backtest;

import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.TrackRecord;
import ffe.statistics.Trials;
import java.util.Optional;

/**
 * How likely there is more than luck behind a run.
 *
 * @param verdict in one word
 * @param skill probability that there is skill: that the true Sharpe ratio is above what the best
 *     of so many trials without skill shows (deflated Sharpe ratio, Bailey and López de Prado 2014)
 * @param trials variants that were tried, this one included; how far apart their ratios lay is
 *     taken as it is of ratios without skill, 1 by the number of returns less 1
 * @param words the verdict in a sentence
 */
public record Luck(Verdict verdict, Figure skill, int trials, String words) {

  /** Fewer trades say nothing. */
  static final int TRADES_MIN = 30;

  private static final double SURE = 0.95;

  /** What can be said. */
  public enum Verdict {
    HALTED,
    TOO_FEW_TO_TELL,
    LOSES,
    NO_BETTER_THAN_CHANCE,
    CHOSEN_FROM_MANY,
    UNLIKELY_LUCK_ALONE
  }

  /**
   * What is judged.
   *
   * @param returns of the equity curve
   * @param earned equity at the end less the deposit
   * @param isHalted its own limits halted it to the end
   */
  record Case(
      Column returns,
      int trades,
      double earned,
      boolean isHalted,
      Optional<RandomEntries> random) {}

  static Luck of(Case judged, int trials) {
    Optional<TrackRecord> record = TrackRecord.of(judged.returns());
    Figure skill =
        record
            .map(r -> r.deflated(new Trials(trials, 1.0 / (judged.returns().size() - 1))))
            .orElse(Figure.tooFew());
    Figure alone = record.map(r -> r.probabilityAbove(0)).orElse(Figure.tooFew());
    Verdict verdict = verdict(judged, alone, skill);
    return new Luck(verdict, skill, trials, words(verdict, judged.trades(), trials));
  }

  private static Verdict verdict(Case judged, Figure alone, Figure skill) {
    Optional<RandomEntries> random = judged.random();
    if (judged.isHalted()) {
      return Verdict.HALTED;
    }
    if (judged.trades() < TRADES_MIN || !(skill instanceof Figure.Told deflated)) {
      return Verdict.TOO_FEW_TO_TELL;
    }
    if (judged.earned() <= 0) {
      return Verdict.LOSES;
    }
    if (alone.number().orElse(0) < SURE || random.filter(r -> r.beaten() < SURE).isPresent()) {
      return Verdict.NO_BETTER_THAN_CHANCE;
    }
    return deflated.value() < SURE ? Verdict.CHOSEN_FROM_MANY : Verdict.UNLIKELY_LUCK_ALONE;
  }

  private static String words(Verdict verdict, int trades, int trials) {
    return switch (verdict) {
      case TOO_FEW_TO_TELL ->
          "Too few to tell: " + trades + " trades, at least " + TRADES_MIN + " say something.";
      case HALTED ->
          "Its own limits halted it and nobody lifted them: part of a recording is no verdict on it.";
      case LOSES -> "It earned nothing after costs.";
      case NO_BETTER_THAN_CHANCE ->
          "Nothing tells it from chance: entries at random did as well, or its returns are too"
              + " uneven to be sure of.";
      case CHOSEN_FROM_MANY ->
          "It was the choice of "
              + trials
              + " trials, and the best of so many shows as much by luck alone.";
      case UNLIKELY_LUCK_ALONE ->
          "Unlikely to be luck alone on this recording; what is to come is another one.";
    };
  }
}
