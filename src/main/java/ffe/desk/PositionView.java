package ffe.desk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.Optional;

/** An open position with its protection. */
public record PositionView(
    String instrument,
    Quantity quantity,
    Price averagePrice,
    Optional<Price> lastPrice,
    Optional<Money> value,
    Optional<Money> unrealised,
    Optional<Price> stop,
    Optional<Price> target,
    boolean isProtected,
    Optional<Money> riskAtStop,
    Optional<Percent> riskAtStopOfEquity,
    Instant openedAt) {}
