/**
 * Prices from those who sell data, beside the venue that is traded.
 *
 * <p>Offers: {@link PriceVendor}, candles of a span and the last price with its time; {@link
 * VendorChain} asks several in order and says who answered and why others did not; {@link Vendor}
 * lists those that are known and makes them.
 *
 * <p>Rules: R1 What a vendor may be asked a minute and a day is counted before it is asked, and
 * shared where servers share counts. (why: who asks beyond a quota is shut out) R2 An answer that
 * refuses is a refusal whatever its HTTP status; it is known by its fields, never by its words. R3
 * Every answer says what it is of, where the vendor tells it; of another pair it is broken. R4 Only
 * finished candles are told, on the grid, in order, within the span. R5 A key is sent and never
 * said: vendors repeat it in their answers. R6 Nothing is put in the place of what no vendor told;
 * a dollar and a token worth one are two currencies. R7 Prices are read from their text.
 *
 * <p>Not here: what follows from a second price (risk), prices of venues ({@link
 * ffe.adapter.venue.feed}). Formats: the vendors' documentation, read 2026-11.
 */
@NullMarked
package ffe.adapter.vendor;

import org.jspecify.annotations.NullMarked;
