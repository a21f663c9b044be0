/**
 * The pages people look at.
 *
 * <p>Offers: one view per route inside {@link ffe.entry.web.MainLayout}, whose status bar says what
 * is at risk and how to stop it; {@link ffe.entry.web.Shell}, the frame of every page.
 *
 * <p>Rules: R1 A view lays out and fires events; the desk acts. R2 Text from outside is shown as
 * text, never as markup. (why: a reasoning may contain anything) R3 Nothing is loaded from another
 * host. (why: the page must work with the network off and must not tell a stranger who trades) R4
 * The desk is never asked while a session is held: {@link ffe.entry.web.LivePage} reads on another
 * thread, then shows; nor a socket closed ({@link ffe.entry.web.LatePush}). (why: a slow table must
 * not freeze Halt) R5 Tables are read only when something in them can have changed; each view lists
 * its calls. R6 Amounts and times are written by {@code Format} alone, with their zone. R7 What is
 * hard to undo names the amount and the account and is held or confirmed. R8 Colour never says what
 * no word, sign or shape says. R9 Every text is a key of {@code words.properties}, in each
 * language; whole sentences with arguments, never pieces. (why: languages order words differently)
 * Codes and what desk and core write (reasons, refusals, sentences of decisions, measured values)
 * are English in all of them. (why: the records have them, and their digests stand on the words)
 * R10 What is refreshed is changed in place ({@link ffe.entry.web.Steady}). (why: a button that is
 * taken away and put back each second loses the click that was under way)
 *
 * <p>Adding a page: a view with {@code @Dependent}, {@code @Route} and a title that implements
 * {@code LivePage}; its link in {@code Navigation}; its test beside the others; after a new script
 * or style one build with Node on the PATH, and commit src/main/bundles.
 *
 * <p>Adding a language: {@code words_xx.properties} beside the others and its line in {@link
 * ffe.entry.web.Words}; the tests name what is missing.
 *
 * <p>Not here: what a command does (desk), who may come in (entry.access), JSON (entry.rest).
 */
@NullMarked
package ffe.entry.web;

import org.jspecify.annotations.NullMarked;
