package ffe.desk;

import ffe.order.Fill;
import ffe.order.Order;
import ffe.trading.DecisionRecord;
import java.util.List;

/** A decision with everything that led to it and followed from it. */
public record DecisionView(
    DecisionLine line,
    DecisionRecord record,
    String digest,
    List<Order> orders,
    List<Fill> fills) {}
