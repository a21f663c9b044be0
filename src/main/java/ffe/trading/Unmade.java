package ffe.trading;

import ffe.money.Money;
import ffe.money.Price;
import ffe.risk.Denial;

/** Why what a person asked is no order that the gate could judge. */
final class Unmade {

  private Unmade() {}

  static Denial noSizeWithoutStop() {
    return new Denial(
        "STOP_MISSING",
        "none",
        "a stop below the price",
        "Without a quantity the size follows from the stop, and there is none.");
  }

  static Denial noLevels() {
    return new Denial("STOP_MISSING", "none", "a stop", "The position has no stop; say one.");
  }

  static Denial targetNotBeyond(Price target, Price stop, boolean isShort) {
    String beyond = (isShort ? "below" : "above") + " the stop " + stop;
    return new Denial(
        "TARGET_REACHED",
        "target " + target,
        beyond,
        "The target " + target + " is not " + beyond + ".");
  }

  static Denial unknownRules() {
    return new Denial(
        Denial.INPUT_MISSING,
        "instrument rules",
        "SIZE",
        "The size cannot be computed: the instrument's rules are not known.");
  }

  static Denial nothingHeld() {
    return new Denial(
        "NOTHING_TO_REDUCE",
        "holding 0",
        "a holding",
        "There is no open position in this instrument.");
  }

  static Denial tooSmall(ManualRequest.Trade trade) {
    String amount = trade.notional().map(Money::toString).orElse("the size");
    return new Denial(
        "BELOW_MINIMUM",
        amount,
        "one lot",
        "Rounded down to the venue's lot, " + amount + " buys or sells nothing.");
  }
}
