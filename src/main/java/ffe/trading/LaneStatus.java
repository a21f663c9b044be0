package ffe.trading;

import ffe.canon.LeftOutWhenEmpty;
import ffe.market.SourcePosition;
import ffe.money.Price;
import ffe.order.ClientOrderId;
import ffe.order.Protection;
import ffe.risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a lane must remember beside its books and orders; survives a restart.
 *
 * @param blocked why no new order may be sent for the instrument; empty when none
 * @param holdFrom price at which buy-and-hold would have bought
 * @param protection the levels the open position is to be protected with
 * @param unprotectedSince session time since when an open position lacks its stop
 * @param tried ids of protective and closing orders already tried at the position's time; none of
 *     them is tried again
 * @param trail how far a stop that follows has come; empty where none does
 */
public record LaneStatus(
    SourcePosition position,
    AgentState agent,
    String agentReason,
    RiskState risk,
    Optional<String> blocked,
    Optional<Price> holdFrom,
    Optional<Protection> protection,
    Optional<Instant> unprotectedSince,
    Optional<Instant> lastCycleAt,
    List<ClientOrderId> tried,
    @LeftOutWhenEmpty Optional<Trail> trail) {}
