package ffe.trading;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.risk.RiskPolicy;

/**
 * What a lane trades by. Policy, ensemble and weights are those of the configuration until another
 * version of them is in force, see {@link PolicyVersion}.
 *
 * @param timeframe a cycle is due when a candle of this length closes
 * @param slippage what sizing allows for at entry and stop
 */
public record CycleRules(
    Timeframe timeframe,
    RiskPolicy policy,
    EnsemblePolicy ensemble,
    VoterWeights weights,
    Bps slippage) {

  /** The same under another policy. */
  CycleRules under(AgentPolicy changed) {
    return new CycleRules(
        timeframe, changed.risk(), changed.ensemble(), changed.weights(), slippage);
  }
}
