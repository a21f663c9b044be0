package ffe.market;

import ffe.canon.Repeated;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;

/**
 * A venue's trading rules for an instrument.
 *
 * @param priceTick smallest price step
 * @param quantityStep smallest quantity step (the lot)
 * @param quantityMin smallest order quantity
 * @param notionalMin smallest order value, in the quote currency
 */
@Repeated
public record InstrumentSpec(
    Venue venue,
    Instrument instrument,
    Price priceTick,
    Quantity quantityStep,
    Quantity quantityMin,
    Money notionalMin) {

  public InstrumentSpec {
    if (quantityStep.isZero() || quantityMin.isZero()) {
      throw new IllegalArgumentException("step and minimum of " + instrument + " must be positive");
    }
    if (!notionalMin.currency().equals(instrument.quote())) {
      throw new IllegalArgumentException("the least notional is in " + instrument.quote());
    }
  }
}
