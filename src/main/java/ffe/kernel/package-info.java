/**
 * One rule over many candles, fast: an accelerator for sweeps, never a second truth.
 *
 * <p>Offers: {@link CrossRule} (two means that cross, an RSI, a stop and a target in true ranges);
 * {@link FusedRun} runs one in a single pass over {@link Columns}; {@link CrossSweep} runs many
 * over the same ones, with indicators shared and flat stretches skipped; {@link Tally} is what a
 * run came to, {@link TradeLog} its trades.
 *
 * <p>Rules: R1 Both ways give the same trades and figures, bit for bit. (why: the fast one is
 * checked by the plain one) R2 Indicators are those of observation, operation for operation; no
 * fused multiply, nothing reordered. (why: the same bits on every machine) R3 Nothing is allocated
 * per candle or trade. R4 A decision at a close fills at the next open; what the last close decides
 * is lost. R5 What is found here is run again on the full path before it is a result: no gate, no
 * books, no sizes are here, all equity is in each trade.
 *
 * <p>Not here: the rules of strategy, which look at windows of several timeframes and are run on
 * the full path only; fills (simulation); which sets are tried (optimization).
 */
@NullMarked
package ffe.kernel;

import org.jspecify.annotations.NullMarked;
