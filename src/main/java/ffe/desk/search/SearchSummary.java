package ffe.desk.search;

import ffe.research.OptimizationReport.Line;
import java.util.Optional;

/**
 * The heart of a result.
 *
 * @param words the verdict in a sentence
 * @param trials variants that were run for it, whatever came of them
 * @param chosen the best of the whole recording
 * @param total what it grew by, as a fraction
 * @param outside what those chosen in training grew by in their tests
 * @param skill probability that the chosen one has any, given so many trials (deflated Sharpe)
 * @param overfitting probability that the best of one half is no better than most in the other
 * @param digest of all that came of it
 * @param data digest of what was traded on
 */
public record SearchSummary(
    String verdict,
    String words,
    int trials,
    Optional<Line> chosen,
    Optional<Double> total,
    Optional<Double> outside,
    Optional<Double> skill,
    Optional<Double> overfitting,
    String digest,
    String data,
    String codeVersion) {}
