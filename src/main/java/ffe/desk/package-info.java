/**
 * The application boundary: what people and programs may ask and order.
 *
 * <p>Offers: {@link Desk}, with queries as records ({@code ...View}) and commands that check the
 * {@link Role} of an {@link Actor}; ports {@link Archive} (what was journaled) and {@link Cockpit}
 * (the running lane), {@link ReadinessCheck} (what must hold before work may come in), {@link
 * Breakers}; {@link Exporter} (what outlives the engine); {@link Engines}, with an {@link Engine}
 * for each account that is open; {@link AccountDesk}, which opens and resets them; {@link
 * TradingDesk}, where people trade by hand; {@link RiskDesk}, where limits are tried and changed;
 * {@link Bookkeeper}, the books by pages and as {@link AnalyticsView}; {@link SafeKeeping}, which
 * makes backups through the port {@link Backups}; {@link Retention}, which lets series grow no
 * longer than asked, and takes old records out by {@link TextRetention}; {@link ImportDesk}, which
 * takes in files of candles and trades; {@link LiveDesk}, where one listens to what is committed
 * ({@link LiveJournal} tells it, and waits for nobody); {@link MarketDesk}, which answers any range
 * of candles in a bounded number; {@link InstrumentDesk}, what can be traded where and what it
 * needs; {@link WatchDesk}, the list that people watch.
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
