/**
 * From what analysts say to one decision.
 *
 * <p>Offers: the port {@link Analyst}; {@link Opinion}, a view or an abstention; {@link Ensemble},
 * which makes a {@link Decision} of opinions, {@link VoterWeights} and an {@link EnsemblePolicy},
 * by one of the counts of {@link EnsembleStrategy}.
 *
 * <p>Rules: R1 Who has nothing to say abstains and is visible; an abstention never counts as HOLD.
 * (why: a failed model that votes HOLD 50 % hides the failure) R2 Opinions are taken in the order
 * of the analysts' names, never of arrival. R3 A tie is HOLD. R4 HOLD is a decision with a reason
 * like any other. R5 On a cash account SELL closes and never shorts. R6 A probability is the
 * analysts' own plain score until learning calibrates it. R7 Where the chosen strategy lacks whom
 * it needs, the rest decides or nobody, and the decision says so; no single voice decides because
 * it is left. R8 A view that does not count is kept with the reason.
 *
 * <p>Not here: how analysts think (strategy, adapter.llm), in which order they are asked (council,
 * trading), size and limits (risk).
 */
@NullMarked
package ffe.decision;

import org.jspecify.annotations.NullMarked;
