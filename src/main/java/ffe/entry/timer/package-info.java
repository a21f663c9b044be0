/**
 * The server's heartbeat.
 *
 * <p>Offers: {@link Heartbeat}, an EJB timer that pokes the engine of each account once a second;
 * {@link BackupClock}, which asks each minute for the daily backup and for what has grown old;
 * {@link CandleClock}, which lets longer candles follow the minutes; {@link BacktestClock}, which
 * pokes the worker of backtests.
 *
 * <p>Rules: R1 The timer only pokes; what is due is decided on the market's clock. R2 A beat that
 * comes while the former is still at work is dropped, never queued.
 */
@NullMarked
package ffe.entry.timer;

import org.jspecify.annotations.NullMarked;
