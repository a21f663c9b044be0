package ffe.council;

import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import ffe.risk.PositionSizer;
import ffe.risk.RiskInputs;
import ffe.risk.Sizing;
import java.util.Optional;

/** How much of equity a decision is about. */
final class Stake {

  private Stake() {}

  /**
   * What is held at the last price, and of what opens with a stop what it could add under the
   * limits, without slippage; in per cent of equity. Empty where equity or the instrument's rules
   * are not known.
   */
  static Optional<Percent> of(Situation situation, Decision decision) {
    RiskInputs risk = situation.risk();
    Optional<Money> equity = risk.equity().filter(Money::isPositive);
    if (equity.isEmpty() || risk.spec().isEmpty()) {
      return Optional.empty();
    }
    Price last = situation.seen().lastPrice();
    Quantity held = situation.seen().holding().quantity();
    Side side = decision.action() == Action.BUY ? Side.BUY : Side.SELL;
    Quantity added =
        decision
            .stop()
            .map(stop -> added(situation, new PositionSizer.Wanted(side, last, stop)))
            .orElse(Quantity.ZERO);
    return Optional.of(
        Percent.ratio(
            last.value().multiply(held.value().add(added.value())), equity.get().amount()));
  }

  private static Quantity added(Situation situation, PositionSizer.Wanted wanted) {
    RiskInputs risk = situation.risk();
    return PositionSizer.Request.of(wanted, risk, Bps.ZERO)
        .map(r -> PositionSizer.size(r, situation.policy(), risk.spec().orElseThrow()))
        .map(sizing -> sizing instanceof Sizing.Sized sized ? sized.quantity() : Quantity.ZERO)
        .orElse(Quantity.ZERO);
  }
}
