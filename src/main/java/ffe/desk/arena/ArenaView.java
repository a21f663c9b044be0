package ffe.desk.arena;

import ffe.learning.Ballot.Kind;
import ffe.learning.CalibrationBin;
import ffe.learning.Costs;
import ffe.learning.RandomEntry;
import ffe.learning.VoterScore;
import ffe.market.Instrument;
import ffe.money.Money;
import ffe.statistics.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How good voters were over some days, as it was known at an instant. Shares and returns are
 * fractions.
 *
 * @param asOf market time up to which decisions and candles count
 * @param decisions of these days
 * @param read of them, the newest
 * @param pending of the newest, to be read yet
 * @param unreadable of those read: their record is retired or of another version
 * @param first the oldest that was read; empty without one
 * @param timeframe of the candles that decided
 * @param costs of each hypothetical trade
 * @param stake what each voter alone began with; empty while the account is not open here
 * @param voters the ensemble, the rules alone, models, rules
 * @param hold bought with the first candle and sold with the last, after costs; empty without one
 * @param random as many trades as the ensemble made, as long, at any time; empty without one
 */
public record ArenaView(
    Instrument instrument,
    Instant asOf,
    long decisions,
    int read,
    int pending,
    int unreadable,
    Optional<Instant> first,
    String timeframe,
    Costs costs,
    Optional<Money> stake,
    List<Line> voters,
    Optional<Double> hold,
    Optional<RandomEntry> random) {

  public ArenaView {
    voters = List.copyOf(voters);
  }

  /**
   * One voter.
   *
   * @param asked how often
   * @param forecasts it made; the rest had no view
   * @param scored of them
   * @param open whose horizon is not over
   * @param missing whose candles are not all there
   * @param hits of the scored
   * @param skill above 0 the probabilities tell more than the share of hits alone
   * @param trades it would have made alone
   * @param returned by them together, after costs
   * @param multiples of what they risked, together
   * @param result of the stake, after costs
   * @param cost of its tokens
   * @param net result less that cost; empty where they are not of one currency
   */
  public record Line(
      String voter,
      Kind kind,
      int asked,
      int forecasts,
      int scored,
      int open,
      int missing,
      int hits,
      boolean tooFewToTell,
      Optional<Band> hitRate,
      Optional<Band> brier,
      Optional<Double> skill,
      List<CalibrationBin> calibration,
      int trades,
      int wins,
      double returned,
      double multiples,
      Optional<Money> result,
      long tokens,
      Money cost,
      Optional<Money> net) {

    static Line of(VoterScore score, Optional<Money> stake) {
      Optional<Money> result = stake.map(s -> part(s, score.alone().returned()));
      Money cost = score.spent().money();
      return new Line(
          score.voter(),
          score.kind(),
          score.asked(),
          score.forecasts(),
          score.scored(),
          score.open(),
          score.missing(),
          score.hits(),
          score.isTooFewToTell(),
          score.hitRate(),
          score.brier(),
          score.skill(),
          score.calibration(),
          score.alone().trades(),
          score.alone().wins(),
          score.alone().returned(),
          score.alone().multiples(),
          result,
          score.spent().tokens(),
          cost,
          result.filter(r -> r.currency().equals(cost.currency())).map(r -> r.minus(cost)));
    }
  }

  /** A fraction of an amount, to the cent. */
  public static Money part(Money of, double fraction) {
    return new Money(
        of.amount().multiply(BigDecimal.valueOf(fraction)).setScale(2, RoundingMode.HALF_EVEN),
        of.currency());
  }
}
