package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Quantity;
import java.time.Instant;

/**
 * Units of one lot that were closed by one fill. All amounts are in the quote currency. A lot that
 * was sold short has its proceeds first: whichever came first, profit is one less the other.
 *
 * @param quantity units that left the lot, those taken as a fee in the base currency included
 * @param cost what the units were bought for, without fee
 * @param proceeds what the units were worth at the price of their sale, before fee
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
