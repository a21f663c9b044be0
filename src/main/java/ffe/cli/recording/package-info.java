/**
 * Asks vendors of models for the answers that a run over the past lacks, and records them.
 *
 * <p>Offers: {@link Recorder}, an asker of models that writes down each answer in a file.
 *
 * <p>Rules: R1 Of the server only the way to models is used, with the same settings and forms.
 * (why: what is recorded is what the engine would have been answered) R2 Keys and prompts are
 * written nowhere.
 *
 * <p>Not here: the form of the answers (backtest), what is asked and recorded
 * (adapter.llm.recording), wire formats (adapter.llm).
 */
@NullMarked
package ffe.cli.recording;

import org.jspecify.annotations.NullMarked;
