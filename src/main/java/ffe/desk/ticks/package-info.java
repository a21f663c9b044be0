/**
 * Trades as venues told them, kept and told again.
 *
 * <p>Offers: {@link TickDesk}, pages of {@link TradeTick}s. Ports: {@link TickBook}, where they are
 * stored; {@link TickKeeping}, how that goes.
 *
 * <p>Rules: R1 A trade is one row, however often it is told: by source, instrument, time and the
 * venue's id. (why: connections overlap, and servers hear the same) R2 Prices, quantities and ids
 * are told to their last digit. R3 Pages go by time, then id; the same rows are the same page. R4
 * Nothing that decides reads them: they are a record beside the minutes (ADR 62).
 *
 * <p>Not here: how they are heard (adapter.venue), what waits while the database is away
 * (adapter.ticks).
 */
@NullMarked
package ffe.desk.ticks;

import org.jspecify.annotations.NullMarked;
