package ffe.desk.market;

import ffe.market.Instrument;

/**
 * One series and how whole it is.
 *
 * @param timeframe as clients name it, {@code 1m}
 * @param ageSeconds since the newest candle of the whole series closed, on the clock of the market
 *     for the source of the account and by the wall for all others
 */
public record CoverageView(
    String source, Instrument instrument, String timeframe, long ageSeconds, Coverage coverage) {}
