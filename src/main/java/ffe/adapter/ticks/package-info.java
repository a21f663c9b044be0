/**
 * Ticks on their way from a feed to the database.
 *
 * <p>Offers: {@link ffe.adapter.ticks.TickKeeper}, which takes what is heard and stores it in
 * batches on a thread of its own; {@link ffe.adapter.ticks.TickListener}, which hears a pair that
 * nobody trades.
 *
 * <p>Rules: R1 Who tells a tick waits for nobody: it goes into bounded memory. R2 What has no room is
 * refused and counted; what was taken before it stays. (why: a hole at one end is easier to know
 * than many) R3 What is stored twice stands once, so whatever is not known to be stored is stored
 * again. R4 Nothing here decides, and nothing that decides asks here.
 *
 * <p>Not here: how trades are heard (adapter.venue.feed), the table (adapter.store), how much of it
 * is told in metrics (adapter.liberty).
 */
@NullMarked
package ffe.adapter.ticks;

import org.jspecify.annotations.NullMarked;
