/**
 * Runs over recordings as jobs: ordered through any door, kept in the database, run by whichever
 * server is free.
 *
 * <p>Offers: {@link BacktestDesk}, where people order, watch, cancel and read ({@link JobView},
 * {@link BacktestResult}); {@link BacktestForm} reads an {@link BacktestOrder} from what was typed;
 * {@link JobDesk} does so for any {@link JobKind}, {@link JobWorker} takes jobs and has them run by
 * a {@link JobRunner}; {@link Recording} and {@link Plans} make of an order what a run takes.
 * Ports: {@link JobQueue} (jobs and results), {@link CandleShelf} (stored candles), {@link
 * TrialBook} (all that was ever tried).
 *
 * <p>Rules: R1 A job is taken by one conditional update under a new token, and every later word of
 * its worker counts only under that token. (why: who lost its lease must not write) R2 A worker
 * that is not heard of for {@link JobWorker#LEASE} has lost the job; another begins it again,
 * {@value ffe.desk.backtest.JobWorker#ATTEMPTS_MAX} times at most. R3 To cancel is one update; the
 * worker finds out at its next beat. R4 A result is kept whole or not at all. R5 Runs never use a
 * thread that trades; so many run on a server as its settings say. R6 All kinds wait in one line,
 * the oldest first. (why: one bound for what the server does beside trading)
 *
 * <p>Not here: what a run is and says (backtest), searches (desk.search), chance (desk.chance),
 * tables (adapter.store), pages (entry).
 */
@NullMarked
package ffe.desk.backtest;

import org.jspecify.annotations.NullMarked;
