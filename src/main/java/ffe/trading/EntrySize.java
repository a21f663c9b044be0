package ffe.trading;

import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Price;
import ffe.risk.Denial;
import ffe.risk.PositionSizer;
import ffe.risk.RiskInputs;
import ffe.risk.Sizing;

/** How large an entry may be by what its record knows; the agent's and a person's alike. */
final class EntrySize {

  private EntrySize() {}

  static Sizing of(CycleInputs inputs, Price entry, Price stop) {
    RiskInputs known = inputs.risk();
    if (known.equity().isEmpty() || known.availableCash().isEmpty() || known.spec().isEmpty()) {
      return new Sizing.Refused(
          new Denial(
              Denial.INPUT_MISSING,
              "equity, cash or instrument rules",
              "SIZE",
              "The size cannot be computed: equity, cash or instrument rules are not known."));
    }
    Money none = Money.zero(known.equity().get().currency());
    Money working = known.workingEntriesNotional().orElse(none);
    return PositionSizer.size(
        new PositionSizer.Request(
            entry,
            stop,
            known.equity().get(),
            known.availableCash().get(),
            known.exposureOfInstrument().orElse(none).plus(working),
            known.exposureCorrelated().orElse(none).plus(working),
            known.exposureAll().orElse(none).plus(working),
            known.takerFee().orElse(Bps.ZERO),
            inputs.slippage()),
        inputs.policy(),
        known.spec().get());
  }
}
