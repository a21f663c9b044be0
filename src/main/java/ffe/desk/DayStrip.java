package ffe.desk;

import java.util.SortedMap;

/**
 * The last 24 hours of market time: why there were trades and why not.
 *
 * @param heldByReason cycles that held, by reason code
 * @param deniedByCode cycles that were denied, by first denial code
 * @param abstainedByReason opinions that were abstentions, by reason code
 */
public record DayStrip(
    int cycles,
    int opinions,
    int abstentions,
    int noQuorum,
    int acted,
    int held,
    int denied,
    int noDecision,
    SortedMap<String, Integer> heldByReason,
    SortedMap<String, Integer> deniedByCode,
    SortedMap<String, Integer> abstainedByReason,
    int orders,
    int filled,
    int unknown) {}
