/**
 * Asks models for the answers that a run over the past lacks, and records them.
 *
 * <p>Offers: {@link RecordingAsker}, an asker that records each answer before it is used; {@link
 * PatientModel}, which waits for its vendor.
 *
 * <p>Rules: R1 Nothing is asked that is recorded. R2 The worst of a call is held of the run's
 * budget before it is made. R3 What says nothing of the model, such as an outage or a wrong key,
 * ends the run and is not recorded. (why: a recorded outage would be an abstention for ever)
 *
 * <p>Not here: where answers are kept (cli.recording, adapter.store), wire formats (adapter.llm).
 */
@NullMarked
package ffe.adapter.llm.recording;

import org.jspecify.annotations.NullMarked;
