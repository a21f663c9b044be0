/**
 * Exact amounts.
 *
 * <p>Offers: {@link Currency}, {@link Money}, {@link Price}, {@link Quantity}, {@link Percent},
 * {@link Bps}.
 *
 * <p>Rules: R1 Amounts are exact decimals in one normal form, so equal amounts are equal values. R2
 * Amounts of two currencies never meet; USDT is not USD. R3 Percent, basis points and plain ratios
 * are different types. (why: mixing them made every gate of an ancestor wrong) R4 A division names
 * its rounding.
 *
 * <p>Not here: indicators and statistics, which are doubles (observation).
 */
@NullMarked
package ffe.money;

import org.jspecify.annotations.NullMarked;
