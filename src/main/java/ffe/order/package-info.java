/**
 * Orders, their life and their fills.
 *
 * <p>Offers: {@link OrderProposal} (what is wanted), {@link Order} (what was sent) with its life as
 * the one table {@link OrderState}, {@link ClientOrderId}, {@link Fill}, {@link Protection}.
 *
 * <p>Rules: R1 Our id of an order is derived from what caused it, never random. (why: after a crash
 * the same cause names the same order) R2 A change of state that the table does not know is
 * refused. R3 UNKNOWN is a state of its own: it is asked about, never re-sent.
 *
 * <p>Not here: whether an order may be sent (risk), sending (execution, trading).
 */
@NullMarked
package ffe.order;

import org.jspecify.annotations.NullMarked;
