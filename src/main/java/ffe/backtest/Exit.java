package ffe.backtest;

import ffe.market.Instrument;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.portfolio.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one order closed, however many lots and fills it were: one trade.
 *
 * @param trips of the lots, at least one, in the order in which they were closed
 * @param liquidity how its first fill was made
 */
record Exit(List<RoundTrip> trips, Fill.Liquidity liquidity) {

  /** In the order in which they began to be closed. */
  static List<Exit> of(BacktestRun run) {
    Map<ClientOrderId, List<RoundTrip>> closed = new LinkedHashMap<>();
    for (RoundTrip trip : run.roundTrips()) {
      ClientOrderId order = run.fill(trip.exitFillId()).orderId();
      closed.computeIfAbsent(order, id -> new ArrayList<>()).add(trip);
    }
    List<Exit> exits = new ArrayList<>();
    for (List<RoundTrip> trips : closed.values()) {
      Fill first = run.fill(trips.get(0).exitFillId());
      exits.add(new Exit(List.copyOf(trips), first.liquidity()));
    }
    return List.copyOf(exits);
  }

  RoundTrip first() {
    return trips.get(0);
  }

  Instrument instrument() {
    return first().instrument();
  }

  Instant openedAt() {
    return trips.stream().map(RoundTrip::openedAt).min(Instant::compareTo).orElseThrow();
  }

  Instant closedAt() {
    return trips.get(trips.size() - 1).closedAt();
  }

  double quantity() {
    return trips.stream().mapToDouble(t -> t.quantity().asDouble()).sum();
  }

  /** Mean of what was got. */
  double price() {
    return trips.stream().mapToDouble(t -> t.proceeds().amount().doubleValue()).sum() / quantity();
  }

  double cost() {
    return trips.stream().mapToDouble(t -> t.cost().amount().doubleValue()).sum();
  }

  double fees() {
    return trips.stream().mapToDouble(t -> t.fees().amount().doubleValue()).sum();
  }

  double profit() {
    return trips.stream().mapToDouble(t -> t.profit().amount().doubleValue()).sum();
  }
}
