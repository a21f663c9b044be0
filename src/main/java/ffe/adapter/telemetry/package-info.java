/**
 * What the engine tells operators about each cycle as it happens.
 *
 * <p>Offers: {@link ffe.adapter.telemetry.CycleLog}, one line of log for each decision, order and
 * fill that was committed, with their ids as fields where the log is JSON; {@link
 * ffe.adapter.telemetry.CycleTraces}, a trace for each cycle, which the server exports by OTLP;
 * {@link ffe.adapter.telemetry.During}, which cycle and order a failure belongs to.
 *
 * <p>Rules: R1 The log tells only what was committed. (why: a line about a decision that the
 * journal does not know misleads whoever looks into an accident) R2 Ids, words of the engine's own
 * and amounts of orders; no prompt, no secret, no text of a person. R3 Telling never changes a
 * decision, and its failure stops nothing.
 *
 * <p>Not here: metrics (adapter.metrics), the form and the place of the log (liberty/engine.xml).
 */
@NullMarked
package ffe.adapter.telemetry;

import org.jspecify.annotations.NullMarked;
