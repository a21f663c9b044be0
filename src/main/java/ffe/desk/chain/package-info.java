/**
 * The audit chain at work.
 *
 * <p>Offers: {@link ChainDesk}, which verifies, exports and proves; {@link Anchoring}, which writes
 * down once a day what the chains are. Ports: {@link ChainStore}, {@link ChainTail}, {@link
 * AnchorShelf}, {@link AnchorPost}.
 *
 * <p>Rules: R1 Verifying holds no transaction open longer than for one bounded step. R2 Nothing
 * here is ever waited for by trading. R3 An anchor that could not be kept or posted is tried again
 * and told of meanwhile.
 *
 * <p>Not here: how links are computed (chain), who writes them (the database).
 */
@NullMarked
package ffe.desk.chain;

import org.jspecify.annotations.NullMarked;
