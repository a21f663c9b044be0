/**
 * How Alpaca speaks: live prices of its crypto pairs in the US, told to those who have a key.
 *
 * <p>Offers: {@link AlpacaDialect}, the channels {@code trades} and {@code quotes}; {@link
 * AlpacaHistory}, rules and bars of a pair over REST; {@link AlpacaCatalogue}, all pairs and their
 * quotes; {@link AlpacaRest}, the bean that asks the REST side for what is traded by.
 *
 * <p>Rules: R1 Prices and quantities are read from their text. R2 A message that cannot be read is
 * an exception; a pair or quote that cannot be read is left out and counted. R3 The middle of a
 * quote is a price beside those of trades. (why: Alpaca's bars have it so, and hours may pass
 * without a trade) R4 A refusal names what helps. R5 What the key is nobody is told but Alpaca. R6
 * Which minute is open is Alpaca's own time to say. (why: one without a price has no bar)
 *
 * <p>Not here: the life of a feed ({@link ffe.adapter.venue.feed}), orders and accounts, shares.
 * Formats: docs.alpaca.markets, real-time and historical crypto data, assets, read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.alpaca;

import org.jspecify.annotations.NullMarked;
