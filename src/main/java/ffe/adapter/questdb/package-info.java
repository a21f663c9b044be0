/**
 * Ticks, signals and executions for a QuestDB beside the engine; optional.
 *
 * <p>Offers: {@link ffe.adapter.questdb.QuestDbSink}, which keeps it told and tells how that goes;
 * {@link ffe.adapter.questdb.Table}, what is there.
 *
 * <p>Rules: R1 Nobody waits for it: what trades puts ticks into memory and commits to the journal,
 * as it does without it. R2 Executions and signals are read from the journal, after their commit
 * and in its order; how far they are told stands in QuestDB itself. (why: whatever ends, on either
 * side of the line, none is lost, and nothing of ours can say otherwise than what is there) R3 What
 * is sent again stands once: tables are made with the natural keys of their rows. R4 Ticks wait in
 * a bounded buffer, the oldest are dropped and counted; they are the only ones that are. R5 Every
 * call has one limit of time and size. R6 Nothing here reads QuestDB to decide anything.
 *
 * <p>Not here: what is committed (adapter.store), how much of it is told in metrics
 * (adapter.liberty).
 */
@NullMarked
package ffe.adapter.questdb;

import org.jspecify.annotations.NullMarked;
