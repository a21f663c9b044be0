package ffe.desk;

import ffe.money.Money;
import ffe.portfolio.EquityStep;
import ffe.portfolio.ReturnBand;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What trading came to over some risk days, whole and cut.
 *
 * @param span which days, the first one named
 * @param dayStarts when a risk day starts, such as {@code 00:00 UTC}
 * @param equityChange from the first mark of the span to the last; empty without one
 * @param holdChange of buy-and-hold over the same marks
 * @param days newest first, days without a fill left out; their profits sum to the realised one
 * @param weeks by their Mondays, newest first
 * @param months newest first
 * @param analysts by the votes of the decisions that opened the trades
 * @param curve at most {@link #CURVE_MAX} steps, oldest first
 */
public record AnalyticsView(
    PerformanceQuery span,
    String dayStarts,
    PerformanceView performance,
    Optional<Money> equityChange,
    Optional<Money> holdChange,
    List<Part> days,
    List<Part> weeks,
    List<Part> months,
    List<Part> instruments,
    List<AnalystResult> analysts,
    List<ReturnBand> distribution,
    List<EquityStep> curve) {

  public static final int CURVE_MAX = 1_000;

  /**
   * A part of the realised result.
   *
   * @param name the day or Monday as {@code 2013-11-27}, the month as {@code 2013-11}, the
   *     instrument
   * @param trades round trips that ended in it
   * @param gross proceeds less cost of what was sold
   * @param fees paid in it, for purchases too
   * @param profit gross less fees
   */
  public record Part(String name, int trades, Money gross, Money fees, Money profit) {}

  static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }
}
