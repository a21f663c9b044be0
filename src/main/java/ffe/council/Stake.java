package ffe.council;

import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.risk.PositionSizer;
import ffe.risk.RiskInputs;
import ffe.risk.Sizing;
import java.util.Optional;

/** How much of equity a decision is about. */
final class Stake {

  private Stake() {}

  /**
   * What is held at the last price, and of a BUY with a stop what it could add under the limits,
   * without slippage; in per cent of equity. Empty where equity or the instrument's rules are not
   * known.
   */
  static Optional<Percent> of(Situation situation, Decision decision) {
    RiskInputs risk = situation.risk();
    Optional<Money> equity = risk.equity().filter(Money::isPositive);
    if (equity.isEmpty() || risk.spec().isEmpty()) {
      return Optional.empty();
    }
    Price last = situation.seen().lastPrice();
    Quantity held = situation.seen().holding().quantity();
    Quantity added =
        decision.action() == Action.BUY
            ? decision.stop().map(stop -> bought(situation, stop)).orElse(Quantity.ZERO)
            : Quantity.ZERO;
    return Optional.of(
        Percent.ratio(
            last.value().multiply(held.value().add(added.value())), equity.get().amount()));
  }

  private static Quantity bought(Situation situation, Price stop) {
    RiskInputs risk = situation.risk();
    return PositionSizer.Request.of(situation.seen().lastPrice(), stop, risk, Bps.ZERO)
        .map(r -> PositionSizer.size(r, situation.policy(), risk.spec().orElseThrow()))
        .map(sizing -> sizing instanceof Sizing.Sized sized ? sized.quantity() : Quantity.ZERO)
        .orElse(Quantity.ZERO);
  }
}
