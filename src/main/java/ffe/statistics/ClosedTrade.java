package ffe.statistics;

import java.time.Instant;

/**
 * A trade that is over. All amounts are in the reporting currency.
 *
 * @param exitedAt not before the entry
 * @param profit after all costs
 * @param cost fees, spread, slippage and financing that the profit is already without, 0 or more
 * @param notional what was held, valued at entry, above 0
 * @param adverse the worst it stood against us while it was open (maximum adverse excursion,
 *     Sweeney 1996), 0 or more
 * @param favourable the best it stood for us (maximum favourable excursion), 0 or more
 */
public record ClosedTrade(
    Instant enteredAt,
    Instant exitedAt,
    double profit,
    double cost,
    double notional,
    double adverse,
    double favourable,
    Labels labels) {

  public ClosedTrade {
    if (exitedAt.isBefore(enteredAt)) {
      throw new IllegalArgumentException(
          "a trade ends after it began: " + enteredAt + " to " + exitedAt);
    }
    Column.sound("the profit of a trade", profit);
    if (!(Column.sound("the notional of a trade", notional) > 0)) {
      throw new IllegalArgumentException("the notional of a trade is above zero, not " + notional);
    }
    atLeastZero("cost", cost);
    atLeastZero("adverse excursion", adverse);
    atLeastZero("favourable excursion", favourable);
  }

  private static void atLeastZero(String what, double value) {
    if (!(Column.sound("the " + what + " of a trade", value) >= 0)) {
      throw new IllegalArgumentException(
          "the " + what + " of a trade is zero or more, not " + value);
    }
  }
}
