/**
 * Everything in the database.
 *
 * <p>Offers: {@link StoreJournal} (a lane's steps, and its candles), {@link StoreArchive} and
 * {@link StorePages} (reads), {@link StorePolicies} (versions of a policy), {@link StoreSheets}
 * (what of decisions is scored), {@link StoreLease} (who may trade), {@link StoreKeys} (access
 * keys), {@link StoreSeries} and {@link StoreImports} (imported series, and how they came), {@link
 * StoreMarket} (any range of candles, grouped), {@link StoreLongerCandles} (those made of minutes),
 * {@link StoreStorage} (how tables are stored), {@link StoreOldRows}, {@link StoreOldTexts} and
 * {@link StoreColdRows} (what grew old goes), {@link ColdCandles} (candles in files and in the
 * database as one series), by which every reader of old candles goes.
 *
 * <p>Rules: R1 One call, one transaction, never open over a network call. R2 Whoever writes for a
 * lane locks the lease row of its account in the same transaction and finds its token there. (why:
 * a takeover waits for that lock, so it comes wholly before or wholly after) R3 Domain rows go
 * through JPA ({@code ...Row}, {@code of} and {@code toDomain}), series by bulk SQL. R4 A journal
 * row keeps the value as its canonical text; columns are for finding and counting. (why: what is
 * read is exactly what was written, to the nanosecond) R5 An append is a fixed, small number of
 * statements, asserted in a test. R6 An outage, or a commit whose outcome is not known, is a
 * JournalDownException; anything else the database refuses is a bug and says so.
 *
 * <p>Not here: which role sees what (desk), starting and migrating the database (boot).
 */
@NullMarked
package ffe.adapter.store;

import org.jspecify.annotations.NullMarked;
