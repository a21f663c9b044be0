package ffe.backtest;

import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.TrackRecord;
import java.util.Optional;

/**
 * How likely there is more than luck behind a run.
 *
 * @param verdict in one word
 * @param skill probability that the true Sharpe ratio is above zero (Bailey and López de Prado
 *     2012)
 * @param trials variants that were tried, this one included
 * @param words the verdict in a sentence
 */
public record Luck(Verdict verdict, Figure skill, int trials, String words) {

  /** Fewer trades say nothing. */
  static final int TRADES_MIN = 30;

  private static final double SURE = 0.95;

  /** What can be said. */
  public enum Verdict {
    TOO_FEW_TO_TELL,
    LOSES,
    NO_BETTER_THAN_CHANCE,
    CHOSEN_FROM_MANY,
    UNLIKELY_LUCK_ALONE
  }

  static Luck of(Column returns, int trades, int trials, Optional<RandomEntries> random) {
    Figure skill =
        TrackRecord.of(returns).map(record -> record.probabilityAbove(0)).orElse(Figure.tooFew());
    Verdict verdict = verdict(skill, trades, trials, random);
    return new Luck(verdict, skill, trials, words(verdict, trades, trials));
  }

  private static Verdict verdict(
      Figure skill, int trades, int trials, Optional<RandomEntries> random) {
    if (trades < TRADES_MIN || !(skill instanceof Figure.Told told)) {
      return Verdict.TOO_FEW_TO_TELL;
    }
    if (random.filter(r -> r.profit() <= 0).isPresent()) {
      return Verdict.LOSES;
    }
    if (told.value() < SURE || random.filter(r -> r.beaten() < SURE).isPresent()) {
      return Verdict.NO_BETTER_THAN_CHANCE;
    }
    return trials > 1 ? Verdict.CHOSEN_FROM_MANY : Verdict.UNLIKELY_LUCK_ALONE;
  }

  private static String words(Verdict verdict, int trades, int trials) {
    return switch (verdict) {
      case TOO_FEW_TO_TELL ->
          "Too few to tell: " + trades + " trades, at least " + TRADES_MIN + " say something.";
      case LOSES -> "It lost money after costs.";
      case NO_BETTER_THAN_CHANCE ->
          "Nothing tells it from chance: entries at random did as well, or its returns are too"
              + " uneven to be sure of.";
      case CHOSEN_FROM_MANY ->
          "It was the choice of "
              + trials
              + " trials: what the best of so many shows by luck alone has to be taken off first.";
      case UNLIKELY_LUCK_ALONE ->
          "Unlikely to be luck alone on this recording; what is to come is another one.";
    };
  }
}
