package ffe.desk.market;

import ffe.market.Instrument;
import java.util.Optional;

/**
 * One series and how whole it is.
 *
 * @param timeframe as clients name it, {@code 1m}
 * @param ageSeconds since the newest candle of the whole series closed, on the clock of the market
 *     for the source of the account and by the wall for all others
 * @param hours of the market, outside of which nothing is missing; empty where they are not known
 */
public record CoverageView(
    String source,
    Instrument instrument,
    String timeframe,
    long ageSeconds,
    Optional<String> hours,
    Coverage coverage) {}
