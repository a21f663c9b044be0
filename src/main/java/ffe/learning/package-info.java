/**
 * What voters' forecasts came to.
 *
 * <p>Offers: {@link Arena} settles the {@link Forecast}s of {@link Ballot}s against candles and
 * gives the {@link Scoreboard} as of an instant: how often each voter was right, how well its
 * probabilities fit ({@link VoterScore}), and what it would have earned alone ({@link Trade}).
 *
 * <p>Rules: R1 A scoreboard as of an instant is a function of what was knowable then. (why: what
 * peeks looks better than it is) R2 A forecast counts once its horizon is over, also where it was
 * decided before. (why: those decided early are not like the rest) R3 Where one candle touches stop
 * and target, the stop was first. (why: the candle does not say, and hope is no measure) R4 What
 * misses candles is not scored and is counted as such. R5 Under {@link VoterScore#TELLING}
 * forecasts nothing is told. R6 Chance comes from a stated seed.
 *
 * <p>Not here: reading decisions and candles (desk.arena), changing weights by scores: no score is
 * fed to any cycle, and the rooms of the cycle stand before this one. ADR 29 says what is scored
 * and why.
 */
@NullMarked
package ffe.learning;

import org.jspecify.annotations.NullMarked;
