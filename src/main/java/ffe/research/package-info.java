/**
 * Searches for the best of many variants of a run, and says what the find is worth.
 *
 * <p>Offers: {@link Dials} reads what may vary into a {@link Sweep}; {@link Optimization} runs each
 * variant an {@link OptimizationPlan} asks for, chooses in training and judges in tests ({@link
 * Validation}); {@link OptimizationReport} holds every trial, what was chosen, and a {@link
 * Verdict} in words.
 *
 * <p>Rules: R1 A variant is run on the full path: lane, cycle, gate, ledger. R2 It is run once,
 * over the whole recording; training and tests are stretches of its returns. (why: a run that does
 * not look ahead earned in each stretch what it would have earned without the later ones) R3 What
 * is chosen is chosen by its training alone. R4 Every variant that was run counts as a trial,
 * whatever came of it and however many stretches it was tried on. R5 The chosen one is run again
 * before it is shown, and has to come to the same digest. R6 The same plan gives the same report,
 * however many hands of a {@link Crew} run it. R7 What was stopped gives no report.
 *
 * <p>Not here: which variant is asked next (optimization), what figures mean (statistics), jobs and
 * pages (desk, entry).
 */
@NullMarked
package ffe.research;

import org.jspecify.annotations.NullMarked;
