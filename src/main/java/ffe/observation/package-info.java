/**
 * What may be seen at one instant, and what the numbers in it say.
 *
 * <p>Offers: {@link Observation}, everything an analyst may know; indicators, each giving {@link
 * Line}s: of means {@link Sma}, {@link Ema}, {@link Macd}, {@link Vwap}; of momentum {@link Rsi},
 * {@link Stochastic}, {@link StochRsi}, {@link Roc}, {@link Wavetrend}; of trend {@link Adx},
 * {@link Supertrend}, {@link Choppiness}; of width {@link Atr}, {@link Bollinger}, {@link Keltner},
 * {@link Donchian}, {@link Squeeze}; of volume {@link Obv}; {@link Regime} and {@link Pulse}, read
 * from the candles.
 *
 * <p>Rules: R1 An observation refuses whatever became knowable after its instant. (why: look-ahead
 * makes every backtest a lie) R2 It is a pure function of its inputs, cut to {@link
 * Observation#WINDOW}. (why: indicators with memory depend on where they start, so paper and
 * backtest must start at the same candle) R3 Warm-up is part of an indicator's contract: a value
 * before it is an error, never NaN or zero. R4 Sums run in index order over plain doubles. (why:
 * the same bits on every machine)
 *
 * <p>Not here: what to do about it (decision, strategy), candles from trades (market).
 */
@NullMarked
package ffe.observation;

import org.jspecify.annotations.NullMarked;
