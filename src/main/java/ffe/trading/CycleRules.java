package ffe.trading;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.risk.RiskPolicy;

/**
 * What a lane trades by.
 *
 * @param timeframe a cycle is due when a candle of this length closes
 * @param slippage what sizing allows for at entry and stop
 */
public record CycleRules(
    Timeframe timeframe,
    RiskPolicy policy,
    EnsemblePolicy ensemble,
    VoterWeights weights,
    Bps slippage) {}
