/**
 * What is committed, told at once.
 *
 * <p>Offers: {@link LiveDesk}, where one listens as a {@link LiveListener} to {@link LiveEvent}s;
 * {@link LiveJournal}, which tells {@link LiveEvents} of each commit. Port: {@link Outlet}, who is
 * told of it outside.
 *
 * <p>Rules: R1 Only what is committed is told. R2 Nobody is waited for: who is slow loses the
 * oldest and is told of the gap.
 *
 * <p>Not here: server-sent events (entry.rest), push to pages (entry.web).
 */
@NullMarked
package ffe.desk.live;

import org.jspecify.annotations.NullMarked;
