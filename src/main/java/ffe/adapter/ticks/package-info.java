/**
 * Ticks on their way from a feed to the database.
 *
 * <p>Offers: {@link ffe.adapter.ticks.TickKeeper}, which takes what is heard and stores it in
 * batches on a thread of its own; {@link ffe.adapter.ticks.TickDisk}, where they wait longer;
 * {@link ffe.adapter.ticks.TickListener}, which hears a pair that nobody trades.
 *
 * <p>Rules: R1 Who tells a tick waits for nobody: it goes into bounded memory. R2 While the
 * database is away or hangs ticks wait on the disk, up to a limit, and outlive the process there.
 * R3 What has no room is refused and counted; what was taken before it stays. (why: one hole with
 * an end is easier to know than many) R4 What is stored twice stands once, so whatever is not known
 * to be stored is stored again. R5 Nothing here decides, and nothing that decides asks here.
 *
 * <p>Not here: how trades are heard (adapter.venue.feed), the table (adapter.store), how much of it
 * is told in metrics (adapter.liberty).
 */
@NullMarked
package ffe.adapter.ticks;

import org.jspecify.annotations.NullMarked;
