/**
 * How far what trades is from what a backtest says.
 *
 * <p>Offers: {@link DriftDesk}, which computes the decisions of the last hours again, fills their
 * orders again from minutes, and answers a {@link DriftView}.
 *
 * <p>Rules: R1 Decisions must be the same, bit for bit; fills and costs differ by basis points with
 * a band. (why: the first is our promise, the second is what a candle cannot know) R2 A call looks
 * at a bounded number of decisions and orders, the newest, and says how many. R3 Too few to tell is
 * an answer.
 *
 * <p>Not here: what fills an order (simulation), the comparison (backtest).
 */
@NullMarked
package ffe.desk.drift;

import org.jspecify.annotations.NullMarked;
