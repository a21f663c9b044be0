package ffe.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One time under water: from the last point at a peak until equity is as high again.
 *
 * @param depth the greatest fall within it, as a fraction of the peak, above 0, 1 at ruin
 * @param troughAt the first point of that fall
 * @param recoveredAt the first point at the peak again; empty while it is not
 * @param length from the peak to the recovery, or to the last point
 */
public record DrawdownSpan(
    double depth,
    Instant peakAt,
    Instant troughAt,
    Optional<Instant> recoveredAt,
    Duration length) {}
