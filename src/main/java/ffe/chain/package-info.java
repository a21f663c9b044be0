/**
 * The audit chain: proof that what was journaled is what was written, in its order.
 *
 * <p>Offers: {@link ChainVerifier} walks chains and names the place of each fault, also as a
 * program of its own over an export ({@code java ChainVerifier.java FILE}); {@link Merkle} the root
 * of a day's links and the path from one link to it; {@link Anchor} what is kept outside the
 * database; {@link Fields} the digest of a row.
 *
 * <p>Rules: R1 A link is the SHA-256 of the link before, its number, its instant, what kind of row
 * it is of, which, and the row's digest. (why: nothing can be changed, removed or put elsewhere
 * without every later link changing) R2 Leaves and nodes of a tree begin with different bytes.
 * (why: a node must not pass for a leaf) R3 The database writes the links, this room only reads
 * them. (why: two implementations must agree) R4 Without an anchor a chain is consistent, never
 * proved: who may write the whole database may write it anew. R5 Faults that are told are bounded,
 * their number is true.
 *
 * <p>Not here: reading rows (adapter.store), when and where anchors are kept (desk.chain).
 */
@NullMarked
package ffe.chain;

import org.jspecify.annotations.NullMarked;
