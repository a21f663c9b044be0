package ffe.adapter.liberty;

import ffe.decision.VoterWeights;
import ffe.money.Bps;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import ffe.trading.PolicyVersion;
import java.math.BigDecimal;
import java.util.Optional;

/** What a lane begins with, made of the settings; made once at the start to see that it can be. */
final class Rules {

  private Rules() {}

  /** Throws an IllegalArgumentException where the core refuses what the settings allow. */
  static CycleRules of(Settings settings) {
    RiskPolicy standard =
        RiskPolicy.standard().startingAt(settings.riskDay().time(), settings.riskDay().zone());
    RiskPolicy policy =
        settings.hardLimits().hold(standard)
            ? standard
            : settings.hardLimits().tightened(standard, PolicyVersion.nameOf(1));
    BigDecimal slippage = settings.paper().slippageBps().add(FillModel.KRAKEN.spread().value());
    return new CycleRules(
        settings.agent().cycle(),
        policy,
        settings.ensemble().policy(),
        VoterWeights.EQUAL,
        new Bps(slippage));
  }

  static FillModel fills(Settings settings) {
    Settings.Paper paper = settings.paper();
    return new FillModel(
        new Bps(paper.makerFeeBps()),
        new Bps(paper.takerFeeBps()),
        FillModel.KRAKEN.spread(),
        new Bps(paper.slippageBps()),
        paper.latency(),
        Optional.empty());
  }
}
