/**
 * The application boundary: what people and programs may ask and order.
 *
 * <p>Offers: {@link Desk}, with queries as records ({@code ...View}) and commands that check the
 * {@link Role} of an {@link Actor}; ports {@link Archive} (what was journaled) and {@link Cockpit}
 * (the running lane), {@link ReadinessCheck} (what must hold before work may come in), {@link
 * Breakers}; {@link Exporter} (what outlives the engine); {@link Engines}, with an {@link Engine}
 * for each account that is open; {@link AccountDesk}, which opens and resets them; {@link
 * TradingDesk}, where people trade by hand; {@link RiskDesk}, where limits are tried and changed;
 * {@link Bookkeeper}, the books by pages and as {@link AnalyticsView}. Beside it, each a room of
 * its own that imports this one and never the other way: access (who comes in), arena (how good
 * voters are), backtest (runs over recordings, as jobs), market (what can be traded, and its
 * candles), files (imports), keeping (backups, retention), live (what is committed, told at once).
 *
 * <p>Rules: R1 Every command checks its role here, whatever door it came through. R2 Every effect
 * is read again before it is reported. R3 Control actions are journaled with who, what and why. R4
 * Views carry exact values; formatting belongs to the doors. R5 A lane runs whenever database and
 * lease are there; nothing is asked of a venue while it opens. (why: halt and flatten must work
 * when everything outside is dead)
 *
 * <p>Not here: HTTP, pages (entry), tables (adapter.store).
 */
@NullMarked
package ffe.desk;

import org.jspecify.annotations.NullMarked;
