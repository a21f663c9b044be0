/**
 * How OANDA speaks: live prices of pairs of currencies, told to those who have an account, a
 * practice one too.
 *
 * <p>Offers: {@link OandaDialect}, the stream of prices; {@link OandaHistory}, rules and candles of
 * a pair over REST; {@link OandaCatalogue}, all pairs and their quotes; {@link OandaRest}, the bean
 * that asks the REST side for what is traded by.
 *
 * <p>Rules: R1 Prices are read from their text. R2 A line that cannot be read is an exception; a
 * pair or quote that cannot be read is left out and counted. R3 The middle of the best bid and ask
 * is the price, and nothing is traded at it. (why: OANDA tells no trades, and its candles have it
 * so) R4 At a price that is not tradeable nothing happens. (why: while the market is closed the
 * last one is told again) R5 The token is told to nobody but OANDA.
 *
 * <p>Not here: the life of a feed ({@link ffe.adapter.venue.feed}), orders and accounts, metals and
 * contracts for difference. Formats: developer.oanda.com, v20, pricing and instrument end points,
 * read 2026-11.
 */
@NullMarked
package ffe.adapter.venue.oanda;

import org.jspecify.annotations.NullMarked;
