package ffe.market;

import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;

/**
 * One trade that happened at a venue.
 *
 * @param time when it became knowable
 * @param sequence position in its source, strictly increasing; several ticks may share a time
 */
public record Tick(Instant time, Price price, Quantity quantity, long sequence) {}
