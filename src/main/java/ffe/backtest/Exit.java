package ffe.backtest;

import ffe.market.Instrument;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Side;
import ffe.portfolio.RoundTrip;
import ffe.simulation.Toll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one order closed, however many lots and fills it were: one trade.
 *
 * @param trips of the lots, at least one, in the order in which they were closed
 * @param isShort what was sold first and bought back
 * @param liquidity how its first fill was made
 * @param costs of both sides
 */
record Exit(
    List<RoundTrip> trips, boolean isShort, Fill.Liquidity liquidity, BacktestReport.Costs costs) {

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
      boolean isShort = first.side() == Side.BUY;
      exits.add(new Exit(List.copyOf(trips), isShort, first.liquidity(), costs(run, trips)));
    }
    return List.copyOf(exits);
  }

  private static BacktestReport.Costs costs(BacktestRun run, List<RoundTrip> trips) {
    double spread = 0;
    double slippage = 0;
    for (RoundTrip trip : trips) {
      for (String fill : List.of(trip.entryFillId(), trip.exitFillId())) {
        Toll toll = run.toll(fill);
        double share = trip.quantity().asDouble() / run.fill(fill).quantity().asDouble();
        spread += Curve.worth(toll.spread()) * share;
        slippage += Curve.worth(toll.slippage()) * share;
      }
    }
    double fees = trips.stream().mapToDouble(t -> Curve.worth(t.fees())).sum();
    return new BacktestReport.Costs(fees, spread, slippage);
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

  /** Mean of what it was closed at. */
  double price() {
    return (isShort ? bought() : sold()) / quantity();
  }

  /** What it was opened for, without fees. */
  double opened() {
    return isShort ? sold() : bought();
  }

  private double bought() {
    return trips.stream().mapToDouble(t -> t.cost().amount().doubleValue()).sum();
  }

  private double sold() {
    return trips.stream().mapToDouble(t -> t.proceeds().amount().doubleValue()).sum();
  }

  double profit() {
    return trips.stream().mapToDouble(t -> t.profit().amount().doubleValue()).sum();
  }
}
