package ffe.statistics;

/**
 * What a run could have come to, had chance dealt its trades or returns otherwise.
 *
 * @param values trades or returns drawn from
 * @param result last worth by first less 1, as a fraction; -1 at ruin
 * @param drawdown the greatest fall from a peak, as a fraction
 * @param ruined share of draws in which worth fell to zero or below
 */
public record Outlook(int values, Distribution result, Distribution drawdown, double ruined) {}
