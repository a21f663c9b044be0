package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.risk.RiskPolicy;

/** Every limit of a risk policy in words. */
final class Limits {

  private Limits() {}

  static void show(HtmlContainer facts, RiskPolicy p) {
    Tags.fact(
        facts,
        Words.of("limits.trade"),
        Words.of("limits.of-equity", Format.limit(p.riskPerTradeMax())));
    Tags.fact(
        facts,
        Words.of("limits.position"),
        Words.of("limits.position-of", Format.limit(p.positionMax())));
    Tags.fact(
        facts,
        Words.of("limits.exposure"),
        Words.of("limits.of-equity", Format.limit(p.exposureMax())));
    Tags.fact(
        facts,
        Words.of("limits.correlated"),
        Words.of("limits.of-equity", Format.limit(p.correlatedExposureMax())));
    p.valueAtRiskMax()
        .ifPresent(
            max ->
                Tags.fact(
                    facts,
                    Words.of("limit.value-at-risk-max"),
                    Words.of("limits.of-equity", Format.limit(max))));
    Tags.fact(
        facts, Words.of("limits.day"), Words.of("limits.day-of", Format.limit(p.dailyLossMax())));
    Tags.fact(
        facts,
        Words.of("limits.week"),
        Words.of("limits.week-of", Format.limit(p.weeklyLossMax())));
    Tags.fact(
        facts,
        Words.of("limits.drawdown"),
        Words.of(
            "limits.drawdown-of",
            Format.limit(p.drawdownHalt()),
            Format.limit(p.drawdownFlatten())));
    Tags.fact(facts, Words.of("word.open-positions"), Integer.toString(p.openPositionsMax()));
    Tags.fact(facts, Words.of("nav.orders"), Words.of("limits.per-minute", p.ordersPerMinuteMax()));
    Tags.fact(
        facts,
        Words.of("limits.cool-down"),
        Words.of(
            "limits.cool-down-of",
            Format.duration(p.coolDownAfterLoss()),
            Format.duration(p.coolDownAfterLosses()),
            p.lossesForLongCoolDown()));
    Tags.fact(
        facts,
        Words.of("limits.confidence"),
        Words.of("limits.at-least", Format.limit(p.confidenceMin())));
    Tags.fact(
        facts,
        Words.of("limits.reward"),
        Words.of("limits.at-least", Format.typed(p.rewardToRiskMin())));
    Tags.fact(
        facts,
        Words.of("limits.stop"),
        Words.of(
            "limits.from-to",
            Format.limit(p.stopDistanceMin()),
            Format.limit(p.stopDistanceMax())));
    p.trailingStop()
        .ifPresent(
            behind ->
                Tags.fact(
                    facts,
                    Words.of("limit.trailing-stop"),
                    Words.of("limits.trails", Format.limit(behind))));
    Tags.fact(facts, Words.of("word.data-age"), Words.of("limits.candles", p.dataAgeCandlesMax()));
    Tags.fact(
        facts,
        Words.of("limits.risk-day"),
        Words.of("limits.starts", p.dayStartsAt(), p.dayZone()));
  }
}
