/**
 * Live public prices of Kraken, without a key.
 *
 * <p>Offers: {@link KrakenSource}, a {@link ffe.market.MarketSource} over WebSocket v2 ({@code
 * trade}) and REST ({@code OHLC}, {@code AssetPairs}); {@link KrakenCatalogue}, all pairs and their
 * quotes ({@code AssetPairs}, {@code Ticker}); {@link KrakenRest}, the bean that asks the REST
 * side; {@link KrakenSettings}, the addresses; {@link KrakenMemory}, what former runs knew, which
 * the server gives.
 *
 * <p>Rules: R1 The session clock never runs ahead of what was heard: without a frame nothing is
 * said to have passed. (why: a minute closed over an unnoticed break is a wrong candle) R2 A break
 * ends only after a new subscription and a check that no minute is missing. R3 A trade is told
 * once, known by its {@code trade_id}. R4 What cannot be read is a break, never skipped. (why: it
 * may have been a trade; a pair or quote that cannot be read is left out and counted) R5 The
 * socket's thread only reads and queues; the queue has a limit, and a full one is a break. R6
 * Prices and quantities are read from their text. R7 Opening asks nobody: the book begins with what
 * is remembered, broken, and what was seen once is never read again from REST. (why: a decision
 * replays from the candles it saw) R8 A step of our clock is a break with its reason; no time
 * passes by it.
 *
 * <p>Not here: orders and accounts, how candles are joined after a break ({@link
 * ffe.market.MarketBook}). Formats: docs.kraken.com, read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.kraken;

import org.jspecify.annotations.NullMarked;
