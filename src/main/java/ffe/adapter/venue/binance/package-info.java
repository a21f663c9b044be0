/**
 * How Binance speaks: live public prices of its spot market, without a key.
 *
 * <p>Offers: {@link BinanceDialect}, the streams {@code <symbol>@trade} and {@code @depth20@100ms};
 * {@link BinanceHistory}, rules, candles and last trades of a pair over REST ({@code exchangeInfo},
 * {@code klines}, {@code trades}); {@link BinanceCatalogue}, all pairs and their quotes ({@code
 * exchangeInfo}, {@code ticker/24hr}); {@link BinanceRest}, the bean that asks the REST side for
 * what is traded by.
 *
 * <p>Rules: R1 Prices and quantities are read from their text. R2 A message that cannot be read is
 * an exception; a pair or quote that cannot be read is left out and counted. R3 The stream begins
 * without the trades before it: REST tells them, and they count only where they reach the stream.
 *
 * <p>Not here: the life of a feed ({@link ffe.adapter.venue.feed}), orders and accounts, futures.
 * Formats: github.com/binance/binance-spot-api-docs, read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.binance;

import org.jspecify.annotations.NullMarked;
