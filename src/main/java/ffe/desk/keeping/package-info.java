/**
 * What must not be lost, and what need not be kept.
 *
 * <p>Offers: {@link SafeKeeping}, which makes backups daily and when asked; {@link Retention},
 * which lets series grow no longer than asked and takes old records out by {@link TextRetention};
 * {@link ColdMove}, which moves old candles to files; {@link CandleRoll}, by which longer candles
 * follow the minutes. Ports: {@link Backups}, {@link OldRows}, {@link OldTexts}, {@link TextShelf},
 * {@link ColdRows}, {@link ColdShelf}, {@link LongerCandles}, {@link Storage}, which {@link
 * StorageDesk} shows.
 *
 * <p>Rules: R1 A backup counts when it was read again. R2 What goes, goes in bounded steps, and
 * never what an open position or an analyst still needs. R3 A text is on the shelf before it leaves
 * the database, and so are candles, which the database itself compares with the file's.
 *
 * <p>Not here: the form of a backup (backup), tables (adapter.store).
 */
@NullMarked
package ffe.desk.keeping;

import org.jspecify.annotations.NullMarked;
