/**
 * The pages people look at.
 *
 * <p>Offers: {@link ffe.entry.web.Shell}, the frame of every page, and one view per route.
 *
 * <p>Rules: R1 A view lays out and fires events; the desk acts. R2 Text from outside is shown as
 * text, never as markup. R3 Nothing is loaded from another host. (why: the page must work with the
 * network off and must not tell a stranger who trades)
 *
 * <p>Not here: what a command does (desk), JSON (entry.rest).
 */
@NullMarked
package ffe.entry.web;

import org.jspecify.annotations.NullMarked;
