package ffe.desk.files;

import java.time.Instant;

/**
 * What candles come to.
 *
 * @param rows 1 to {@link DatasetOrder#ROWS_MAX}
 * @param first opening of the oldest
 * @param last opening of the newest
 * @param gaps places where candles are missing in between
 * @param missing candles in them
 * @param digest SHA-256 over their bits, as {@link ffe.market.CandleSeries#digest}
 */
public record DatasetSum(
    int rows, Instant first, Instant last, int gaps, long missing, String digest) {}
