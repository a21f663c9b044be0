package ffe.desk;

import java.util.Optional;

/**
 * The answer of a replay.
 *
 * @param answer IDENTICAL, DIFFERENT, OTHER_VERSION or INPUT_MISSING
 * @param firstDifference path of the first field that differs, with both values
 */
public record ReplayView(
    String answer,
    boolean identical,
    String digest,
    String stored,
    Optional<String> firstDifference) {}
