package ffe.trading;

import ffe.market.Candle;
import ffe.market.FeedState;
import ffe.market.Tick;
import ffe.money.Money;
import ffe.order.Order;
import ffe.portfolio.Ledger;
import ffe.portfolio.Valuation;
import ffe.risk.RiskInputs;
import java.util.List;
import java.util.Optional;

/**
 * A lane as it stands after a step. Immutable.
 *
 * @param policy the version in force
 * @param hold what buy-and-hold would be worth
 * @param isCovered every open unit has exactly one working protective order
 * @param openMinute the unfinished candle of a minute; openCandle that of the cycle's timeframe
 */
public record LaneView(
    LaneStatus status,
    FeedState feed,
    String feedReason,
    Optional<Tick> lastTick,
    Ledger ledger,
    List<Order> openOrders,
    Optional<Valuation> valuation,
    RiskInputs risk,
    Optional<Money> hold,
    boolean isCovered,
    Optional<Candle> openMinute,
    Optional<Candle> openCandle,
    PolicyVersion policy) {}
