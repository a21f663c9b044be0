package ffe.trading;

import ffe.order.Order;
import ffe.portfolio.LedgerEvent;
import java.util.List;

/** What the journal holds of a lane: enough to go on exactly where it stood. */
public record LaneSnapshot(LaneStatus status, List<LedgerEvent> events, List<Order> openOrders) {}
