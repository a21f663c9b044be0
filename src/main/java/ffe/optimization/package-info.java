/**
 * Which variants to try, on which stretches of time, and how many were tried.
 *
 * <p>Offers: {@link WalkForward} (anchored, rolling) and {@link CrossValidation} (purged,
 * embargoed, combinatorial) cut time; {@link Space} of {@link Parameter}s and {@link Constraint}s,
 * counted and numbered by its {@link Lattice}; {@link Study} asks {@link Variant}s by {@link
 * Search} (grid, chance, {@link Tpe}) and is told their {@link Outcome}s; {@link Pareto} sorts
 * those of several objectives; {@link Tally} says how many trials there were.
 *
 * <p>Rules: R1 Training never overlaps its test. (why: a fit that saw the test proves nothing) R2
 * Every parameter has finitely many values, so a space has an exact size and equal variants one
 * text. R3 A variant is tried once, and every trial counts: failed and infeasible ones too. (why:
 * the best of many is likely luck, see {@code Trials}) R4 What is asked next follows from the plan
 * and the trials told, not from workers, order of results or time: a study goes on from its told
 * trials alone. R5 Constraints are data of a few forms, never code. R6 Every objective is to be as
 * great as possible. R7 What does not fit is refused with its field and its limit.
 *
 * <p>Not here: running a variant (simulation), jobs and their storage, what a figure is worth
 * (statistics).
 */
@NullMarked
package ffe.optimization;

import org.jspecify.annotations.NullMarked;
