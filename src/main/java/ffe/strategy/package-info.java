/**
 * Analysts that follow a written rule.
 *
 * <p>Offers: {@link Strategies#all()}, the four of different temper that are asked where nobody
 * chooses: {@link MeanReversion}, {@link Momentum}, {@link TrendFlip}, {@link WavetrendCross}; and
 * {@link Strategies#offered()}, which adds those that are asked by name only: {@link
 * DonchianBreakout}, {@link SupertrendTurn}, {@link GridReversion}, {@link VolumeFlow}, {@link
 * WhaleProxy}, {@link RatioReversion}, which abstains where no second instrument is observed, and
 * {@link RandomEntry}, which knows nothing and is there to be compared with. All look at 5-minute
 * candles. {@link Strategies#catalogue()} says what each can be set to ({@link Tunable}, {@link
 * Knob}), {@link Strategies#named} gives one that is set so.
 *
 * <p>Rules: R1 Stateless: a cool-down is read from the candles, not remembered. (why: the same
 * observation must give the same opinion in replay) R2 Who has too few candles, cools down, or is
 * not made for this market abstains with a code; who looked and saw nothing says HOLD and what
 * would change it. R3 What opens a position names a stop 0.8 to 4.5 % away and a target at least
 * 1.6 times as far, both from the average true range. R4 A SELL closes what is held, and opens only
 * where the account may be short; filters of trend bind what opens. (why: leaving must not be
 * harder than entering) R5 Thresholds are the textbook's or the ancestors' plain defaults; none was
 * fitted for profit, and a probability is an uncalibrated score of how clear the signal is. R6 What
 * a rule is set to stands in its name, unless it is as usual. (why: a record names who answered,
 * and replay asks the same again)
 *
 * <p>Not here: the vote (decision), size and limits (risk).
 */
@NullMarked
package ffe.strategy;

import org.jspecify.annotations.NullMarked;
