/**
 * What chance could have made of a backtest, as jobs (Monte Carlo).
 *
 * <p>Offers: {@link ChanceDesk}, where people order, watch, cancel and read; {@link ChanceForm}
 * reads what was typed.
 *
 * <p>Rules: R1 Queue, lease, cancelling and results are those of all jobs (desk.backtest). R2 The
 * backtest is run again, and has to come to the digest it had: draws are of all its trades and
 * returns, and of no others. (why: a stored result keeps a thinned curve and the newest trades
 * only) R3 The same order by the same code comes to the same digest: chance has a seed. R4 The
 * number of draws is bounded before an order waits, draws times values before drawing.
 *
 * <p>Not here: how it is drawn (statistics), what is drawn of a run (backtest).
 */
@NullMarked
package ffe.desk.chance;

import org.jspecify.annotations.NullMarked;
