/**
 * Honest statistics of a run, from plain numbers.
 *
 * <p>Offers: {@link RunStatistics} of an equity curve ({@link Series}) with its {@link Drawdowns}
 * and {@link Tail}; {@link TradeStatistics} of {@link ClosedTrade}s, all or by group; {@link
 * Resampling} for a {@link Band} around any figure, {@link MonteCarlo} for what else could have
 * come of a run; {@link TrackRecord} and {@link Trials} (probabilistic and deflated Sharpe ratio),
 * {@link Overfitting}; {@link Correlation}; {@link Dice}.
 *
 * <p>Rules: R1 What the numbers cannot tell is a {@link Figure} that says why, or empty; never a
 * zero or NaN. (why: people act on numbers) R2 Bad input is refused with its place and its limit:
 * nothing here repairs a column. R3 Chance comes from a stated seed. R4 Each class says its formula
 * and where it is from. R5 Sums go in the order given, powers and logarithms by StrictMath. (why: a
 * result is proved by computing it again) R6 Every size has a bound. R7 Returns, drawdowns and
 * levels are fractions, not percents; times are epoch milliseconds in columns.
 *
 * <p>Not here: exact amounts of an account ({@code Performance}, {@code Drawdown} of portfolio,
 * which limits are judged by), what forecasts came to (learning), making a run (simulation).
 */
@NullMarked
package ffe.statistics;

import org.jspecify.annotations.NullMarked;
