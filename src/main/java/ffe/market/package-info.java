/**
 * What is traded, and what the market said and when.
 *
 * <p>Offers: {@link Instrument}, {@link InstrumentSpec} and its {@link TradingHours}; {@link Tick},
 * {@link Candle}, {@link CandleSeries}, {@link SidedSeries} of bids and asks; {@link OrderBook},
 * made by a {@link BookLadder}; {@link MarketBook}, which turns {@link MarketEvent}s into finished
 * candles on the session clock; ports {@link MarketSource} (where events come from), {@link
 * MarketData} (what a cycle may read) and {@link Catalogue} (what a source lists, as {@link
 * Listing} and {@link Quote}; for people, no cycle reads it).
 *
 * <p>Rules: R1 Time belongs to the market source; nothing here reads a machine's clock. R2 Only
 * finished candles are candles. (why: an unfinished one shown as finished is look-ahead) R3 A
 * minute without trades is a flat candle marked empty, and none while the market is closed; only a
 * break of the feed is a gap; of a recording of candles there is only what it tells. R4 A fact
 * carries the instant it became knowable: a candle its close, a tick its time.
 *
 * <p>Not here: indicators (observation), how a venue's messages look (adapter.venue).
 */
@NullMarked
package ffe.market;

import org.jspecify.annotations.NullMarked;
