/**
 * How Kraken speaks: live public prices, without a key.
 *
 * <p>Offers: {@link KrakenDialect}, WebSocket v2 ({@code trade}, {@code book}); {@link
 * KrakenHistory}, rules and candles of a pair over REST ({@code AssetPairs}, {@code OHLC}); {@link
 * KrakenCatalogue}, all pairs and their quotes ({@code AssetPairs}, {@code Ticker}); {@link
 * KrakenRest}, the bean that asks the REST side for what is traded by.
 *
 * <p>Rules: R1 Prices and quantities are read from their text. R2 A message that cannot be read is
 * an exception; a pair or quote that cannot be read is left out and counted. R3 A book counts only
 * while its checksum is the one that Kraken says.
 *
 * <p>Not here: the life of a feed ({@link ffe.adapter.venue.feed}), orders and accounts. Formats:
 * docs.kraken.com, read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.kraken;

import org.jspecify.annotations.NullMarked;
