package ffe.trading;

import ffe.order.Order;
import ffe.portfolio.LedgerEvent;
import java.util.List;
import java.util.Optional;

/**
 * What the journal holds of one lane.
 *
 * @param events of its account, all lanes
 * @param openOrders its own
 * @param policy the version in force; empty when the account was opened before there were any
 */
public record LaneSnapshot(
    LaneStatus status,
    List<LedgerEvent> events,
    List<Order> openOrders,
    Optional<PolicyVersion> policy) {}
