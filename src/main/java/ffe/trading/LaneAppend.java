package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.market.FinishedCandle;
import ffe.market.SourcePosition;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.RoundTrip;
import java.util.List;
import java.util.Optional;

/**
 * Everything one step of a lane changed; committed whole or not at all, and only while the lease
 * token is the current one.
 *
 * @param status the lane's state after the step, replaces the former
 * @param decision the cycle's record, if a cycle ran
 * @param intents orders to be sent after the commit
 * @param orders orders whose state changed, each with its new state
 * @param events what happened to the books, with the entries and round trips it made
 * @param candles candles that became finished since the last append
 * @param policy the version that is in force from here on, if it is new
 */
public record LaneAppend(
    Lane lane,
    long leaseToken,
    LaneStatus status,
    Optional<DecisionRecord> decision,
    List<OrderIntent> intents,
    List<Order> orders,
    List<LedgerEvent> events,
    List<LedgerEntry> entries,
    List<RoundTrip> roundTrips,
    List<EquityPoint> equity,
    List<FinishedCandle> candles,
    Optional<PolicyVersion> policy) {

  public SourcePosition position() {
    return status.position();
  }
}
