package ffe.desk.market;

import ffe.market.Instrument;
import java.time.Instant;

/**
 * At which prices a range was traded.
 *
 * @param timeframe of the candles it was made of
 * @param from opening of the first of them
 * @param to after the last of them
 * @param count of them
 */
public record ProfileView(
    String source,
    Instrument instrument,
    String timeframe,
    Instant from,
    Instant to,
    int count,
    VolumeProfile profile) {}
