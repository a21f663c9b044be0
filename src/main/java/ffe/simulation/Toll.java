package ffe.simulation;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.Fill;
import java.math.BigDecimal;

/**
 * What a fill cost beside its fee: how far its price was from half way between bid and ask. Known
 * where a market is simulated, and part of no record of a trade.
 *
 * @param spread half of it, zero or more
 * @param slippage what the price was worse besides, rounding included, zero or more
 */
public record Toll(Money spread, Money slippage) {

  /** Is told of each fill, in their order. */
  public interface Keeper {

    Keeper NOBODY = (fill, toll) -> {};

    void paid(Fill fill, Toll toll);
  }

  static Toll of(BigDecimal spread, BigDecimal slippage, Currency quote) {
    return new Toll(
        new Money(spread.max(BigDecimal.ZERO), quote),
        new Money(slippage.max(BigDecimal.ZERO), quote));
  }
}
