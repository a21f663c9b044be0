/**
 * Asks vendors of models for the answers that a run over the past lacks, and records them.
 *
 * <p>Offers: {@link Recorder}, an asker of models that writes down each answer before it is used.
 *
 * <p>Rules: R1 Nothing is asked that is recorded. R2 The worst of a call is held of the run's
 * budget before it is made. R3 What says nothing of the model, such as an outage or a wrong key,
 * ends the run and is not recorded. (why: a recorded outage would be an abstention for ever) R4 Of
 * the server only the way to models is used, with the same settings and forms. (why: what is
 * recorded is what the engine would have been answered) R5 Keys and prompts are written nowhere.
 *
 * <p>Not here: the form of the answers (backtest), wire formats (adapter.llm).
 */
@NullMarked
package ffe.cli.recording;

import org.jspecify.annotations.NullMarked;
