package ffe.simulation;

import ffe.execution.RejectReason;
import ffe.execution.SubmitResult.Rejected;
import ffe.market.InstrumentSpec;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill;
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
    return shape(order, wallet).or(() -> size(order, last)).or(() -> funds(order, wallet, last));
  }

  private Optional<Rejected> shape(OrderProposal order, Wallet wallet) {
    if (order.type() == OrderType.MARKET) {
      return Optional.empty();
    }
    if (order.side() == Side.BUY && !wallet.isMargin()) {
      return no(RejectReason.NOT_PERMITTED, "a " + order.type() + " order sells");
    }
    Optional<Price> target = order.protection().flatMap(Protection::target);
    if (target.isEmpty() && order.type() != OrderType.STOP) {
      return no(RejectReason.BAD_PRICE, "a " + order.type() + " order has a target");
    }
    if (order.protection().filter(levels -> !levels.fits(order.opened())).isPresent()) {
      return no(RejectReason.BAD_PRICE, "its target lies on the losing side of its stop");
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

  /** Whether margin is enough is seen when an order would fill: others may fill before it. */
  private Optional<Rejected> funds(OrderProposal order, Wallet wallet, Optional<Tick> last) {
    String held = "held: " + wallet.of(spec.instrument().base()).toPlainString();
    Quantity closable = wallet.closable(spec.instrument(), order.side());
    if (order.isReduceOnly()) {
      return closable.isZero() ? no(RejectReason.NOTHING_TO_REDUCE, held) : Optional.empty();
    }
    if (wallet.isMargin()) {
      return Optional.empty();
    }
    if (order.side() == Side.SELL) {
      return closable.compareTo(order.quantity()) < 0
          ? no(RejectReason.INSUFFICIENT_FUNDS, held)
          : Optional.empty();
    }
    Optional<Money> cost =
        last.map(t -> cost(model.taken(t.price(), Side.BUY, spec.priceTick()), order.quantity()));
    return cost.filter(c -> !wallet.canPay(c)).isPresent()
        ? no(RejectReason.INSUFFICIENT_FUNDS, "it would cost " + cost.get())
        : Optional.empty();
  }

  /** Why the account cannot have a fill; empty when it can. */
  Optional<String> lack(OrderProposal order, Fill fill, Wallet wallet) {
    if (wallet.isMargin()) {
      return order.isReduceOnly() ? Optional.empty() : owing(fill, wallet);
    }
    if (fill.side() == Side.BUY) {
      return wallet.canPay(cost(fill.price(), fill.quantity()))
          ? Optional.empty()
          : Optional.of("insufficient funds for " + fill.quantity());
    }
    Quantity held = wallet.closable(spec.instrument(), Side.SELL);
    return held.compareTo(fill.quantity()) < 0
        ? Optional.of("insufficient funds: held are " + held)
        : Optional.empty();
  }

  private Optional<String> owing(Fill fill, Wallet wallet) {
    if (!wallet.closable(spec.instrument(), fill.side()).isZero()) {
      return Optional.of("the other side is held, and an entry closes nothing");
    }
    return wallet.bears(fill)
        ? Optional.empty()
        : Optional.of("insufficient margin for " + fill.quantity());
  }

  /** What a purchase as taker takes from the wallet, fee included. */
  private Money cost(Price price, Quantity quantity) {
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
