/**
 * Searches as jobs: the best of many variants of a backtest, and what it is worth.
 *
 * <p>Offers: {@link SearchDesk}, where people order, watch, cancel, read, and have what was chosen
 * run alone; {@link PromotionDesk}, where an admin puts it into a policy; {@link SearchForm} reads
 * a {@link SearchOrder} from what was typed; {@link Searches} names its two kinds: an optimization
 * asks for the best, a walk-forward for what choosing itself would have come to.
 *
 * <p>Rules: R1 Queue, lease, cancelling and results are those of all jobs (desk.backtest). R2 A
 * search has bounds before it waits: trials, size of the space, candles times runs. (why: what
 * cannot end must not begin) R3 Every trial of the search is in its result, also one that could not
 * be run, with its reason; a defect of ours ends the job instead. R4 The same order over the same
 * candles by the same code comes to the same digest. R5 What was chosen changes what trades by
 * {@link PromotionDesk} alone: an admin's change of the policy that was shown, within the hard
 * limits, in the audit. R6 A find is judged by all that was tried on its market, also by other
 * searches ({@link ffe.desk.backtest.TrialBook}); its digest is not.
 *
 * <p>Not here: how it is searched and judged (research), what a run is (backtest).
 */
@NullMarked
package ffe.desk.search;

import org.jspecify.annotations.NullMarked;
