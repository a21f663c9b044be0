/**
 * The production account over recordings, and an honest word on what came of it.
 *
 * <p>Offers: {@link Backtest} runs a {@link BacktestPlan} to its end and gives a {@link
 * BacktestRun}, or for its books alone and a {@link Sketch}, not asking again what {@link Glances}
 * have seen; {@link BacktestReport} says what it came to, against holding, against trades at
 * random, and how likely it is luck; {@link RunChart} is what is drawn of it; {@link Drift} says
 * how far a session is from it; {@link ModelPanel}, the models of a run, and {@link AnswersFile},
 * what they answered.
 *
 * <p>Rules: R1 A run is made of the objects that trade: lane, cycle, gate, ledger, simulated venue;
 * nothing here decides. (why: a backtest of other code tests other code) R2 The digest of a run is
 * that of a paper session of the same plan and recordings. R3 A run has an end: cycles and events
 * are bounded, and it can be stopped between two bites. R4 What was stopped gives no report. (why:
 * part of a run looks like a whole one) R5 Who fails in a run ends it and is named. R6 A model
 * answers as it is recorded that it did, or the run ends; the report says whether it may have known
 * what came. (why: a model that read tomorrow's paper looks like skill) R7 A sketch has the books
 * of the whole run, and what was found by one is told only of a whole run. (why: an accelerator is
 * no second truth)
 *
 * <p>Not here: what figures mean (statistics), fills (simulation), jobs and pages (desk, entry).
 */
@NullMarked
package ffe.backtest;

import org.jspecify.annotations.NullMarked;
