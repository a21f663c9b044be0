package ffe.adapter.metrics;

import ffe.execution.OrderIntent;
import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.trading.LaneAppend;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a fill cost against the price it was meant for: of a cycle's order the last trade the cycle
 * knew, of a protective order the trigger nearest to the fill. Orders of a former run and those of
 * a flattening have no such price. One thread.
 */
final class Slippage {

  private static final double BPS = 10_000;

  private final Map<ClientOrderId, Price> meant = new HashMap<>();

  /** Takes in what a step intended. */
  void intended(LaneAppend step) {
    step.decision()
        .flatMap(record -> record.inputs().lastTick())
        .ifPresent(
            tick -> {
              for (OrderIntent intent : step.intents()) {
                if (intent.proposal().type() == OrderType.MARKET) {
                  meant.put(intent.id(), tick.price());
                }
              }
            });
  }

  /** In basis points, positive when it is worse than meant. */
  Optional<Double> of(Fill fill, LaneAppend step) {
    Optional<Price> price = Optional.ofNullable(meant.get(fill.orderId()));
    if (price.isEmpty()) {
      price =
          step.orders().stream()
              .filter(o -> o.id().equals(fill.orderId()))
              .filter(o -> o.proposal().type() != OrderType.MARKET)
              .findFirst()
              .flatMap(o -> o.proposal().protection())
              .map(p -> nearest(p, fill.price()));
    }
    return price.map(
        p -> {
          double worse = (fill.price().asDouble() / p.asDouble() - 1) * BPS;
          return fill.side() == Side.BUY ? worse : -worse;
        });
  }

  /** Forgets orders that have ended. */
  void ended(LaneAppend step) {
    step.orders().stream().filter(o -> o.state().isFinal()).map(Order::id).forEach(meant::remove);
  }

  private static Price nearest(Protection levels, Price price) {
    return levels
        .target()
        .filter(target -> distance(target, price) < distance(levels.stop(), price))
        .orElse(levels.stop());
  }

  private static double distance(Price a, Price b) {
    return Math.abs(a.asDouble() - b.asDouble());
  }
}
