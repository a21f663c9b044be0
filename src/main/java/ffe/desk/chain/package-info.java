/**
 * The audit chain at work.
 *
 * <p>Offers: {@link ChainStore}, the port to the chains in the database.
 *
 * <p>Rules: R1 Verifying holds no transaction open longer than for one bounded step. R2 Nothing
 * here is ever waited for by trading.
 *
 * <p>Not here: how links are computed (chain), who writes them (the database).
 */
@NullMarked
package ffe.desk.chain;

import org.jspecify.annotations.NullMarked;
