package ffe.trading;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Tick;
import ffe.money.Bps;
import ffe.observation.Holding;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision is a function of. Candles stand by reference, all else by value.
 *
 * @param kind {@link #SLOT} for a cycle of the agent, else what makes an advice unique
 * @param lastTick the last trade known at the slot; empty when there was none
 * @param risk what the gate may know, without the decision's own probability
 * @param slippage what sizing allows for
 */
public record CycleInputs(
    String kind,
    List<MarketSlice> slices,
    Optional<Tick> lastTick,
    Holding holding,
    RiskInputs risk,
    RiskPolicy policy,
    EnsemblePolicy ensemble,
    VoterWeights weights,
    Bps slippage) {

  /** A cycle of the agent; anything else is advice. */
  public static final String SLOT = "slot";
}
