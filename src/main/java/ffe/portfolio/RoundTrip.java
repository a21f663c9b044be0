package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Quantity;
import java.time.Instant;

/**
 * Units of one lot that were sold by one fill. All amounts are in the quote currency.
 *
 * @param quantity units that left the lot, those taken as a fee in the base currency included
 * @param cost what the units cost, without fee
 * @param proceeds what the units were worth at the price of the sale, before fee
 * @param fees their share of the entry fee and of the exit fee
 * @param profit proceeds less cost less fees
 */
public record RoundTrip(
    Instrument instrument,
    Instant openedAt,
    Instant closedAt,
    Quantity quantity,
    Money cost,
    Money proceeds,
    Money fees,
    Money profit,
    String entryFillId,
    String exitFillId) {

  public RoundTrip {
    if (!profit.equals(proceeds.minus(cost).minus(fees))) {
      throw new IllegalArgumentException(
          "profit is proceeds less cost less fees: " + entryFillId + " to " + exitFillId);
    }
  }

  /** Profit before fees. */
  public Money gross() {
    return proceeds.minus(cost);
  }

  /** More than nothing was earned after fees. */
  public boolean isWin() {
    return profit.isPositive();
  }
}
