package ffe.risk;

import ffe.money.Money;
import ffe.money.Quantity;

/** How large an entry may be. */
public sealed interface Sizing {

  /**
   * A size that every cap allows.
   *
   * @param quantity a multiple of the lot, at or above the venue's minimum
   * @param riskAtStop loss at the stop, fees and slippage of both ways included
   * @param boundBy code of the limit that bound it
   */
  record Sized(Quantity quantity, Money riskAtStop, String boundBy) implements Sizing {}

  /** Nothing may be bought. */
  record Refused(Denial why) implements Sizing {}
}
