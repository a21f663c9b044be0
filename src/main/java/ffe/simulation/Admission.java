package ffe.simulation;

import ffe.execution.RejectReason;
import ffe.execution.SubmitResult.Rejected;
import ffe.market.InstrumentSpec;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.OrderProposal;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** What the simulated venue refuses at once, and why. */
record Admission(InstrumentSpec spec, FillModel model) {

  /** Empty when the order may work. */
  Optional<Rejected> refusal(OrderProposal order, Wallet wallet, Optional<Tick> last) {
    if (!order.instrument().equals(spec.instrument())) {
      return no(RejectReason.NOT_PERMITTED, spec.instrument() + " is traded here, nothing else");
    }
    return shape(order).or(() -> size(order, last)).or(() -> funds(order, wallet, last));
  }

  private Optional<Rejected> shape(OrderProposal order) {
    if (order.type() == OrderType.MARKET) {
      return Optional.empty();
    }
    if (order.side() == Side.BUY) {
      return no(RejectReason.NOT_PERMITTED, "a " + order.type() + " order sells");
    }
    Optional<Price> target = order.protection().flatMap(Protection::target);
    if (target.isEmpty() && order.type() != OrderType.STOP) {
      return no(RejectReason.BAD_PRICE, "a " + order.type() + " order has a target");
    }
    Optional<Price> stop = order.protection().map(Protection::stop);
    if (stop.filter(this::isOffTick).isPresent() || target.filter(this::isOffTick).isPresent()) {
      return no(RejectReason.BAD_PRICE, "prices are multiples of " + spec.priceTick());
    }
    return Optional.empty();
  }

  private boolean isOffTick(Price price) {
    return isOff(price.value(), spec.priceTick().value());
  }

  /** Minimums hold for entries alone, so that whatever was bought can be sold. */
  private Optional<Rejected> size(OrderProposal order, Optional<Tick> last) {
    Quantity quantity = order.quantity();
    if (isOff(quantity.value(), spec.quantityStep().value())) {
      return no(RejectReason.OTHER, "quantities are multiples of " + spec.quantityStep());
    }
    if (order.isReduceOnly()) {
      return Optional.empty();
    }
    Money least = spec.notionalMin();
    boolean cheap =
        last.map(t -> t.price().times(quantity, least.currency()))
            .filter(notional -> notional.compareAmount(least) < 0)
            .isPresent();
    return cheap || quantity.compareTo(spec.quantityMin()) < 0
        ? no(RejectReason.BELOW_MINIMUM, "at least " + spec.quantityMin() + " and " + least)
        : Optional.empty();
  }

  private Optional<Rejected> funds(OrderProposal order, Wallet wallet, Optional<Tick> last) {
    Quantity held = wallet.held(spec.instrument());
    if (order.isReduceOnly()) {
      return order.side() == Side.BUY || held.isZero()
          ? no(RejectReason.NOTHING_TO_REDUCE, "held: " + held)
          : Optional.empty();
    }
    if (order.side() == Side.SELL) {
      return held.compareTo(order.quantity()) < 0
          ? no(RejectReason.INSUFFICIENT_FUNDS, "held: " + held)
          : Optional.empty();
    }
    Optional<Money> cost =
        last.map(t -> cost(model.taken(t.price(), Side.BUY, spec.priceTick()), order.quantity()));
    return cost.filter(c -> !wallet.canPay(c)).isPresent()
        ? no(RejectReason.INSUFFICIENT_FUNDS, "it would cost " + cost.get())
        : Optional.empty();
  }

  /** What a purchase as taker takes from the wallet, fee included. */
  Money cost(Price price, Quantity quantity) {
    Money fee = model.fee(price, quantity, Liquidity.TAKER, spec.instrument().quote());
    return price.times(quantity, spec.instrument().quote()).plus(fee);
  }

  private static boolean isOff(BigDecimal value, BigDecimal step) {
    return value.remainder(step).signum() != 0;
  }

  private static Optional<Rejected> no(RejectReason reason, String words) {
    return Optional.of(new Rejected(reason, words));
  }
}
