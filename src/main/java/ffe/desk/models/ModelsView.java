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
 */
public record ModelsView(
    BigDecimal budget,
    BigDecimal held,
    BigDecimal remaining,
    long decisions,
    Optional<BigDecimal> perDecision,
    List<Line> models) {

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
