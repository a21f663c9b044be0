/**
 * The life of a live feed, whatever the venue.
 *
 * <p>Offers: {@link LiveSource}, a {@link ffe.market.MarketSource} over a venue's WebSocket and
 * REST side; {@link VenueLine}, the one connection to a venue that its sources share. A venue
 * brings a {@link Dialect}, which reads its messages into {@link Frame}s, and a {@link
 * VenueHistory}; {@link VenueConnection}, {@link VenueCatalogue}, {@link CandleRows} and {@link
 * VenueJson} help it to. {@link VenueMemory} is what former runs knew, {@link VenueAddresses} where
 * the venues are; the server gives both.
 *
 * <p>Rules: R1 The session clock never runs ahead of what was heard: without a frame nothing is
 * said to have passed. (why: a minute closed over an unnoticed break is a wrong candle) R2 A break
 * ends only after a new subscription and a check that no minute is missing. R3 A trade is told
 * once, known by its id. R4 What cannot be read is a break, never skipped. (why: it may have been a
 * trade) R5 The socket's thread only reads and queues; the queue has a limit, and a full one is a
 * break that is counted. R6 Opening asks nobody: the book begins with what is remembered, broken,
 * and what was seen once is never read again from REST. (why: a decision replays from the candles
 * it saw) R7 A step of our clock is a break with its reason; no time passes by it. R8 A venue's
 * REST side is asked through one {@link VenueGate}, and its WebSocket is one {@link VenueLine}: who
 * is told to wait makes all wait, and a slow reader none. (why: limits are counted by address) R9 A
 * minute is not over before its last trades have had time to come. R10 A book that is wrong or
 * cannot be read is dropped, said, counted and asked for again; trades go on. (why: a stop must not
 * wait for a book)
 *
 * <p>Not here: how a venue writes (its own room), how candles are joined after a break ({@link
 * ffe.market.MarketBook}).
 */
@NullMarked
package ffe.adapter.venue.feed;

import org.jspecify.annotations.NullMarked;
