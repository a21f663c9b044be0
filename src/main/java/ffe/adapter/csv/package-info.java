/**
 * Files of candles and trades that people bring.
 *
 * <p>Offers: {@link CsvFiles}, which takes a file in, plain or gz, and reads it as blocks of
 * candles or trades.
 *
 * <p>Rules: R1 A file is never in memory; a line, a block and what they unpack to have limits. R2 A
 * row is taken whole or refused with its line and a reason; nothing is repaired. (why: a guessed
 * price is traded on later) R3 Rows stand in one order, oldest or newest first; trades oldest
 * first. (why: so a row that comes twice is seen without keeping all of them) R4 A candle stands on
 * the grid of its timeframe in UTC and had ended when it was read.
 *
 * <p>Not here: where rows are kept (adapter.store), who may import (desk).
 */
@NullMarked
package ffe.adapter.csv;

import org.jspecify.annotations.NullMarked;
