/**
 * The minutes of long ago, ordered from a venue (ADR 59).
 *
 * <p>Offers: {@link BackfillDesk}, which takes orders, cancels and resumes them ({@link
 * BackfillView}), and {@link BackfillWorker}, which is poked and asks for a page. Ports: {@link
 * PastMinutes} (the venues), {@link BackfillBook} (orders and what was told, in one transaction).
 *
 * <p>Rules: R1 A page is kept together with how far it brought the order, so nothing is asked or
 * counted twice through any crash. R2 One order runs at a time, however many servers there are, and
 * asks a page a second at most: live feeds share the venue's limits. R3 What is stored stays as it
 * is; what the venue tells otherwise is counted. R4 A minute without a trade is flat at the close
 * before it, for a day of trading at most; a longer silence stays a hole. (why: who did not trade
 * is told from what is not known)
 *
 * <p>Not here: the gap of a live feed (adapter.venue.feed), files (desk.files).
 */
@NullMarked
package ffe.desk.backfill;

import org.jspecify.annotations.NullMarked;
