package ffe.market;

import ffe.money.Price;
import java.time.Instant;

/**
 * What a vendor of prices says an instrument was worth last. It is no venue's: nothing is traded
 * there.
 *
 * @param vendor its id, such as {@code twelvedata}
 * @param at when it was worth that, as the vendor tells
 */
public record VendorPrice(String vendor, Instrument instrument, Price price, Instant at) {}
