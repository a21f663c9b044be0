package ffe.market;

import ffe.canon.LeftOutWhenEmpty;
import ffe.canon.Repeated;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.util.Optional;

/**
 * A venue's trading rules for an instrument.
 *
 * @param priceTick smallest price step
 * @param quantityStep smallest quantity step (the lot)
 * @param quantityMin smallest order quantity
 * @param notionalMin smallest order value, in the quote currency
 * @param hours when it is traded; empty for day and night
 */
@Repeated
public record InstrumentSpec(
    Venue venue,
    Instrument instrument,
    Price priceTick,
    Quantity quantityStep,
    Quantity quantityMin,
    Money notionalMin,
    @LeftOutWhenEmpty Optional<TradingHours> hours) {

  public InstrumentSpec {
    if (quantityStep.isZero() || quantityMin.isZero()) {
      throw new IllegalArgumentException("step and minimum of " + instrument + " must be positive");
    }
    if (!notionalMin.currency().equals(instrument.quote())) {
      throw new IllegalArgumentException("the least notional is in " + instrument.quote());
    }
  }

  /** Of an instrument that is traded day and night. */
  public InstrumentSpec(
      Venue venue,
      Instrument instrument,
      Price priceTick,
      Quantity quantityStep,
      Quantity quantityMin,
      Money notionalMin) {
    this(venue, instrument, priceTick, quantityStep, quantityMin, notionalMin, Optional.empty());
  }

  /** The same, traded at such hours. */
  public InstrumentSpec at(Optional<TradingHours> calendar) {
    return new InstrumentSpec(
        venue, instrument, priceTick, quantityStep, quantityMin, notionalMin, calendar);
  }
}
