package ffe.backtest;

import ffe.order.Fill;
import ffe.portfolio.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one fill closed, however many lots it were: one trade.
 *
 * @param trips of the lots, at least one
 * @param liquidity how it was closed
 */
record Exit(List<RoundTrip> trips, Fill.Liquidity liquidity) {

  /** In the order in which they were closed. */
  static List<Exit> of(BacktestRun run) {
    Map<String, List<RoundTrip>> closed = new LinkedHashMap<>();
    for (RoundTrip trip : run.roundTrips()) {
      closed.computeIfAbsent(trip.exitFillId(), id -> new ArrayList<>()).add(trip);
    }
    List<Exit> exits = new ArrayList<>();
    closed.forEach((id, trips) -> exits.add(new Exit(List.copyOf(trips), run.liquidity(id))));
    return List.copyOf(exits);
  }

  RoundTrip first() {
    return trips.get(0);
  }

  Instant openedAt() {
    return trips.stream().map(RoundTrip::openedAt).min(Instant::compareTo).orElseThrow();
  }

  Instant closedAt() {
    return first().closedAt();
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
