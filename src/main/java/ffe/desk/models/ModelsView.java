package ffe.desk.models;

import ffe.council.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The models of today. Amounts are in USD, a day is one of UTC.
 *
 * @param held reserved and spent today
 * @param remaining of the day's budget; never below zero
 * @param perDecision what a decision for which models were asked cost today on average; empty
 *     before the first
 * @param judges what judges of debates did in the last 30 days
 */
public record ModelsView(
    BigDecimal budget,
    BigDecimal held,
    BigDecimal remaining,
    long decisions,
    Optional<BigDecimal> perDecision,
    List<Line> models,
    List<Judge> judges) {

  /**
   * A judge's habit of HOLD.
   *
   * @param debates in which bull, bear and judge had a view
   * @param held by the judge
   * @param heldAgainst held though the surer side wanted to buy or sell
   * @param isThin whether they are too few to tell
   */
  public record Judge(String provider, long debates, long held, long heldAgainst, boolean isThin) {

    static Judge of(Agreements.Habit habit) {
      return new Judge(
          habit.judge(), habit.debates(), habit.held(), habit.heldAgainst(), habit.isThin());
    }
  }

  /**
   * One vendor's model.
   *
   * @param absent why it has no vote; empty where it has one
   * @param breaker {@code closed}, {@code half_open} or {@code open}; empty where it is not asked
   * @param use of today; empty where it was not asked
   * @param agreement of the last days; empty where it had no view
   */
  public record Line(
      String provider,
      String title,
      String model,
      Optional<Price> price,
      Optional<String> absent,
      Optional<String> breaker,
      Optional<Spending.Use> use,
      Optional<Agreements.Agreement> agreement) {}
}
