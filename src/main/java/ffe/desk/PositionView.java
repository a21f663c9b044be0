package ffe.desk;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * An open position with its protection.
 *
 * @param trailingStop how far behind the best price the stop follows; empty where it does not
 * @param bestPrice what it follows; empty until a price was told
 */
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
    Optional<Percent> trailingStop,
    Optional<Price> bestPrice,
    Instant openedAt) {}
