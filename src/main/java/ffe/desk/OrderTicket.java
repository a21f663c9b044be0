package ffe.desk;

import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.util.Optional;

/**
 * What a person would like to buy or sell.
 *
 * @param key the same person's key names the same order for ever
 * @param quantity units; at most one of quantity and notional is said. Without both the size of a
 *     purchase follows from its stop, and a sale sells all that is held
 * @param stop of a purchase; so is target
 */
public record OrderTicket(
    String key,
    Side side,
    Optional<Quantity> quantity,
    Optional<Money> notional,
    Optional<Price> stop,
    Optional<Price> target) {}
