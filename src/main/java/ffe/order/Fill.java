package ffe.order;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;

/**
 * An execution as the venue reported it.
 *
 * @param id unique per venue: order id and the number of the fill
 * @param fee in its own currency, never negative
 */
public record Fill(
    String id,
    ClientOrderId orderId,
    Instrument instrument,
    Side side,
    Price price,
    Quantity quantity,
    Money fee,
    Liquidity liquidity,
    Instant time) {

  /** Whether the fill added or took liquidity. */
  public enum Liquidity {
    MAKER,
    TAKER
  }

  public Fill {
    if (quantity.isZero() || fee.isNegative()) {
      throw new IllegalArgumentException("a fill has a quantity and a fee of zero or more: " + id);
    }
  }

  /** Price times quantity, in the quote currency. */
  public Money notional() {
    return price.times(quantity, instrument.quote());
  }
}
