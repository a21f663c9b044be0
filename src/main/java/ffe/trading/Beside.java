package ffe.trading;

/**
 * The candles of another lane of the account that a decision saw, by reference.
 *
 * @param lane whose they are
 */
public record Beside(Lane lane, MarketSlice slice) {}
