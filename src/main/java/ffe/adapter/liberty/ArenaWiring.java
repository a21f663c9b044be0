package ffe.adapter.liberty;

import ffe.learning.Costs;
import ffe.money.Bps;
import ffe.simulation.FillModel;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/** What a hypothetical trade takes: what the paper venue takes. */
@Dependent
public class ArenaWiring {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  @Produces
  @Singleton
  FillModel fills(Settings settings) {
    return Rules.fills(settings);
  }

  /** Of who does not wait. */
  @Produces
  @Singleton
  Costs costs(Settings settings) {
    FillModel fills = Rules.fills(settings);
    return new Costs(
        fills.takerFee(), new Bps(fills.spread().value().divide(TWO)).plus(fills.slippage()));
  }
}
