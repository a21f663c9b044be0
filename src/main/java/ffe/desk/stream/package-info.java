/**
 * Candles told as they are stored, to whoever follows them.
 *
 * <p>Offers: {@link StreamDesk}, where one becomes a {@link Follower} of {@link Followed} series.
 * Port: {@link Ear}, who is told.
 *
 * <p>Rules: R1 What is told is read from the database, at a bounded rate and by one reader, so that
 * it does not matter which server stored it. R2 Those who wait for the same candles cost one
 * reading. R3 Nobody is waited for: an ear returns at once. R4 A candle is told once, when it is
 * whole, and of a recording that an account follows not before it happens there (ADR 51, 53).
 *
 * <p>Not here: WebSockets and their text (entry.rest), what is committed by accounts (desk.live).
 */
@NullMarked
package ffe.desk.stream;

import org.jspecify.annotations.NullMarked;
