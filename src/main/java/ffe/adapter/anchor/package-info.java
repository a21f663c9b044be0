/**
 * Anchors outside the database.
 *
 * <p>Offers: {@link AnchorFile}, one line an anchor, forced to the disk; {@link AnchorUrl}, which
 * posts lines elsewhere.
 *
 * <p>Rules: R1 A line that was written stays; only what a crash left of an unfinished one goes. R2
 * A post has a limit of time, follows no other address and reads no answer. (why: whoever answers
 * must not be able to hold or lead the engine)
 *
 * <p>Not here: what an anchor is (chain), when they are made (desk.chain).
 */
@NullMarked
package ffe.adapter.anchor;

import org.jspecify.annotations.NullMarked;
