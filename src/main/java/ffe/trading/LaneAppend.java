package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.SourcePosition;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.RoundTrip;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one step of a lane changed, and how far the other lanes of its account have come;
 * committed whole or not at all, and only while the lease token is the current one. So the journal
 * always holds one instant of the whole account.
 *
 * @param number of the account's appends, 1 for its first; orders the events of all its lanes
 * @param status the lane's state after the step, replaces the former
 * @param beside the state of the other lanes, as of the step
 * @param decision the cycle's record, if a cycle ran
 * @param intents orders to be sent after the commit
 * @param orders orders whose state changed, each with its new state
 * @param events what happened to the books, with the entries and round trips it made
 * @param candles candles of all lanes that became finished since the last append
 * @param policy the version that is in force from here on, if it is new
 */
public record LaneAppend(
    Lane lane,
    long leaseToken,
    long number,
    LaneStatus status,
    SortedMap<Instrument, LaneStatus> beside,
    Optional<DecisionRecord> decision,
    List<OrderIntent> intents,
    List<Order> orders,
    List<LedgerEvent> events,
    List<LedgerEntry> entries,
    List<RoundTrip> roundTrips,
    List<EquityPoint> equity,
    List<FinishedCandle> candles,
    Optional<PolicyVersion> policy) {

  /** The state of every lane after the step, the step's own included. */
  public SortedMap<Instrument, LaneStatus> statuses() {
    SortedMap<Instrument, LaneStatus> all = new TreeMap<>(beside);
    all.put(lane.instrument(), status);
    return all;
  }

  public SourcePosition position() {
    return status.position();
  }
}
