package ffe.desk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.Valuation;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import ffe.trading.LaneView;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Each limit with how much of it is used. */
final class Headrooms {

  private Headrooms() {}

  static List<HeadroomView> of(LaneView view, RiskPolicy policy) {
    RiskState risk = view.status().risk();
    Optional<Money> equity = view.valuation().map(Valuation::equity);
    Optional<Percent> exposure = view.valuation().map(v -> v.exposure().percentOf(v.equity()));
    int open = view.ledger().positions().size();
    long recent = risk.ordersWithinWindow(view.status().position().time()).size();
    List<HeadroomView> rooms = new ArrayList<>();
    rooms.add(share("Exposure", "EXPOSURE_CAP", exposure, policy.exposureMax()));
    policy
        .valueAtRiskMax()
        .ifPresent(
            max -> rooms.add(share("Value at risk", "VALUE_AT_RISK", atRisk(view, equity), max)));
    Collections.addAll(
        rooms,
        share("Daily loss", "DAILY_LOSS", loss(risk.day(), equity), policy.dailyLossMax()),
        share("Weekly loss", "WEEKLY_LOSS", loss(risk.week(), equity), policy.weeklyLossMax()),
        share("Drawdown", "DRAWDOWN", fall(risk.peak(), equity), policy.drawdownHalt()),
        count("Positions", "OPEN_POSITIONS", open, policy.openPositionsMax()),
        count("Orders/min", "ORDER_RATE", recent, policy.ordersPerMinuteMax()));
    return List.copyOf(rooms);
  }

  /** Of what is held; unknown until there are candles enough. */
  private static Optional<Percent> atRisk(LaneView view, Optional<Money> equity) {
    return view.risk().valueAtRisk().flatMap(held -> equity.map(held::percentOf));
  }

  private static Optional<Percent> loss(Optional<RiskState.Mark> mark, Optional<Money> equity) {
    return fall(mark.map(RiskState.Mark::equity), equity);
  }

  private static Optional<Percent> fall(Optional<Money> from, Optional<Money> equity) {
    return from.flatMap(
        f -> equity.map(e -> e.compareAmount(f) >= 0 ? Percent.ZERO : f.minus(e).percentOf(f)));
  }

  private static HeadroomView share(
      String name, String code, Optional<Percent> used, Percent limit) {
    return new HeadroomView(
        name,
        code,
        used.map(p -> p.value().setScale(1, RoundingMode.HALF_UP).toPlainString()).orElse(""),
        limit.toString(),
        used.map(p -> p.value().doubleValue() / limit.value().doubleValue()).orElse(0.0));
  }

  private static HeadroomView count(String name, String code, long used, int limit) {
    return new HeadroomView(
        name, code, Long.toString(used), Integer.toString(limit), (double) used / limit);
  }
}
