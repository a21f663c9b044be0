package ffe.desk.market;

import ffe.desk.RowPage;
import java.time.Instant;

/**
 * A part of what a source lists.
 *
 * @param total how many there are on all pages
 * @param at when the source told it
 * @param trouble why it is not told anew; empty when nothing is wrong
 * @param unread how many more it listed that cannot be read or named here
 */
public record ListingPage(
    String source, RowPage<ListingView> page, int total, Instant at, String trouble, int unread) {}
