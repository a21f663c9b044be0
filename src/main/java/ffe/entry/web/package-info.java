/**
 * The pages people look at.
 *
 * <p>Offers: {@link Shell}, the frame of every page; {@link MainLayout} with the status bar; one
 * view per route; {@link Live}, which keeps a page up to date; {@link Format}, how amounts and
 * times read.
 *
 * <p>Rules: R1 A view lays out and fires events; the desk acts. R2 Text from outside is shown as
 * text, never as markup. R3 Nothing is loaded from another host. (why: the page must work with the
 * network off and must not tell a stranger who trades) R4 Data is read without the page's lock. R5
 * What is dangerous is held for a second and names amount and account.
 *
 * <p>Not here: what a command does (desk), JSON (entry.rest).
 */
@NullMarked
package ffe.entry.web;

import org.jspecify.annotations.NullMarked;
