/**
 * How Coinbase speaks: live public prices of Advanced Trade's spot market, without a key.
 *
 * <p>Offers: {@link CoinbaseDialect}, the channels {@code market_trades}, {@code level2} and {@code
 * heartbeats}; {@link CoinbaseHistory}, rules, candles and last trades of a product over REST;
 * {@link CoinbaseCatalogue}, all products and their quotes; {@link CoinbaseRest}, the bean that
 * asks the REST side for what is traded by.
 *
 * <p>Rules: R1 Prices and quantities are read from their text. R2 A message that cannot be read is
 * an exception; a product or quote that cannot be read is left out and counted. R3 A number left
 * out between two messages is a break. (why: Coinbase says that it may drop messages) R4 Which
 * candle is the open one is Coinbase's own time to say. (why: a span without a trade has none) R5
 * Questions keep the distance that Coinbase asks for.
 *
 * <p>Not here: the life of a feed ({@link ffe.adapter.venue.feed}), orders and accounts, futures.
 * Formats: docs.cdp.coinbase.com, Advanced Trade, read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.coinbase;

import org.jspecify.annotations.NullMarked;
