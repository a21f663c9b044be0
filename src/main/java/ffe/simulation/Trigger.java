package ffe.simulation;

import ffe.market.Tick;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderType;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a trade makes a working order fill, and how. Depends on the order's stored state and the
 * trade alone, so a restart changes nothing.
 *
 * @param price at which a maker fills, or from which a taker's price is worsened
 * @param heard names the trade, or the candle, that did it; once for each order
 * @param traded its quantity
 */
record Trigger(Price price, Liquidity liquidity, String heard, Quantity traded) {

  static Optional<Trigger> of(Order order, Tick tick, Duration latency) {
    boolean begun = !order.filled().isZero();
    if (!begun && !tick.time().isAfter(order.changedAt().plus(latency))) {
      return Optional.empty();
    }
    OrderProposal proposal = order.proposal();
    OrderType type = proposal.type();
    boolean stops = type == OrderType.STOP || type == OrderType.BRACKET;
    boolean running = type == OrderType.MARKET || (type == OrderType.STOP && begun);
    boolean stopped =
        stops && proposal.protection().filter(p -> !tick.price().isAbove(p.stop())).isPresent();
    if (running || stopped) {
      return Optional.of(by(tick, tick.price(), Liquidity.TAKER));
    }
    return type == OrderType.STOP
        ? Optional.empty()
        : proposal
            .protection()
            .flatMap(p -> p.target())
            .filter(target -> tick.price().isAbove(target))
            .map(target -> by(tick, target, Liquidity.MAKER));
  }

  private static Trigger by(Tick tick, Price price, Liquidity liquidity) {
    return new Trigger(price, liquidity, Long.toString(tick.sequence()), tick.quantity());
  }
}
