package ffe.market;

/** A candle that has just become knowable. */
public record FinishedCandle(Instrument instrument, Timeframe timeframe, Candle candle) {}
