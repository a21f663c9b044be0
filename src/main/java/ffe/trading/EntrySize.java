package ffe.trading;

import ffe.risk.Denial;
import ffe.risk.PositionSizer;
import ffe.risk.Sizing;

/** How large an entry may be by what its record knows; the agent's and a person's alike. */
final class EntrySize {

  private EntrySize() {}

  static Sizing of(CycleInputs inputs, PositionSizer.Wanted wanted) {
    return PositionSizer.Request.of(wanted, inputs.risk(), inputs.slippage())
        .map(
            request ->
                PositionSizer.size(request, inputs.policy(), inputs.risk().spec().orElseThrow()))
        .orElseGet(
            () ->
                new Sizing.Refused(
                    new Denial(
                        Denial.INPUT_MISSING,
                        "equity, cash or instrument rules",
                        "SIZE",
                        "The size cannot be computed: equity, cash or instrument rules are not"
                            + " known.")));
  }
}
