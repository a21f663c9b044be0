/**
 * What an account owns, what it cost and what it earned.
 *
 * <p>Offers: {@link Ledger}, which books {@link LedgerEvent}s of an {@link Account} as balanced
 * {@link LedgerEntry entries} and keeps first-in-first-out {@link Lot}s; {@link Position}, {@link
 * RoundTrip}, {@link Performance}; {@link Valuation} at last prices, {@link EquityPoint}, {@link
 * BuyAndHold}, {@link Drawdown}.
 *
 * <p>Rules: R1 Every entry sums to zero in each currency. R2 A cash account never sells what it
 * does not hold and never spends cash it does not have; one on {@link Margin} may owe both. Nothing
 * closes more than is open. What breaks this is a bug and is refused. R3 The state is a function of
 * the events in their order; replaying them gives the same state. R4 A fee is spent when it is
 * paid, so at any prices {@code equity - deposits = realised + unrealised} exactly. (why: a gap
 * between the two would hide a lost or invented amount) R5 Split amounts are rounded to twelve
 * decimals and the last share takes the rest, so shares add up. R6 A missing price or rate makes
 * equity unknown, never zero. (why: limits are measured on equity)
 *
 * <p>Not here: whether a trade is allowed (risk), where events are kept (adapter.store).
 */
@NullMarked
package ffe.portfolio;

import org.jspecify.annotations.NullMarked;
