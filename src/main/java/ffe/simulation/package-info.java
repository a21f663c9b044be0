/**
 * Recorded markets and the simulated venue.
 *
 * <p>Offers: {@link Tape} (a recording, checked row by row), {@link TapeSource} (a recording as a
 * market source, resumable at any trade), {@link CandleSource} (stored candles as one, of trades or
 * of bids and asks), {@link Shadow} (an order of a session filled again from candles), {@link
 * SimulatedBroker} (a cash or margin account at a venue that fills from the trades or candles it
 * hears), {@link FillModel} (fees, spread, slippage, latency), {@link LookAheadDetector} (which
 * analysts know what they cannot know, over a {@link WholeMarket}).
 *
 * <p>Rules: R1 A fill comes from a trade after the decision plus latency, never from the price that
 * made the decision. R2 Every uncertainty is rounded against us; where only a candle is told, the
 * stop was first. R3 Nothing here remembers what a restart cannot rebuild: the tape from a
 * position, the venue from its working orders and balances. (why: a session that was killed must go
 * on exactly as one that was not) R4 A corrupt row stops the reading and names file and line. R5
 * What is sold is held, what is bought is paid; only an account on margin owes units or money, and
 * never more than its terms allow when it opens.
 *
 * <p>Not here: the trading cycle (trading), live venues (adapter.venue).
 */
@NullMarked
package ffe.simulation;

import org.jspecify.annotations.NullMarked;
