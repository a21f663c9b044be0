package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.risk.RiskPolicy;

/** Every limit of a risk policy in words. */
final class Limits {

  private Limits() {}

  static void show(HtmlContainer facts, RiskPolicy p) {
    Tags.fact(facts, "Risk per trade", Format.limit(p.riskPerTradeMax()) + " of equity");
    Tags.fact(facts, "Position", Format.limit(p.positionMax()) + " of equity, new order included");
    Tags.fact(facts, "Exposure, all", Format.limit(p.exposureMax()) + " of equity");
    Tags.fact(
        facts, "Exposure, correlated", Format.limit(p.correlatedExposureMax()) + " of equity");
    Tags.fact(
        facts, "Daily loss", Format.limit(p.dailyLossMax()) + ", halts until the next risk day");
    Tags.fact(
        facts, "Weekly loss", Format.limit(p.weeklyLossMax()) + ", halts until the next risk week");
    Tags.fact(
        facts,
        "Drawdown",
        Format.limit(p.drawdownHalt())
            + " halts, "
            + Format.limit(p.drawdownFlatten())
            + " flattens");
    Tags.fact(facts, "Open positions", Integer.toString(p.openPositionsMax()));
    Tags.fact(facts, "Orders", p.ordersPerMinuteMax() + " per minute");
    Tags.fact(
        facts,
        "Cool-down",
        Format.duration(p.coolDownAfterLoss())
            + " after a loss, "
            + Format.duration(p.coolDownAfterLosses())
            + " after "
            + p.lossesForLongCoolDown()
            + " in a row");
    Tags.fact(facts, "Confidence", "at least " + Format.limit(p.confidenceMin()));
    Tags.fact(facts, "Reward to risk", "at least " + p.rewardToRiskMin().toPlainString());
    Tags.fact(
        facts,
        "Stop distance",
        Format.limit(p.stopDistanceMin()) + " to " + Format.limit(p.stopDistanceMax()));
    Tags.fact(facts, "Data age", "at most " + p.dataAgeCandlesMax() + " candles");
    Tags.fact(facts, "Risk day", "starts " + p.dayStartsAt() + " " + p.dayZone());
  }
}
