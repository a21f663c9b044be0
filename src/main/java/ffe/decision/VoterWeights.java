package ffe.decision;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much each analyst's view counts; positive and finite, 1 for an analyst that is not named. */
public record VoterWeights(SortedMap<String, Double> byAnalyst) {

  public static final VoterWeights EQUAL = new VoterWeights(Collections.emptySortedMap());

  private static final double MAX = 1_000_000;

  public VoterWeights {
    byAnalyst = Collections.unmodifiableSortedMap(new TreeMap<>(byAnalyst));
    byAnalyst.forEach(
        (analyst, weight) -> {
          Wording.name(analyst);
          if (!(weight > 0 && weight <= MAX)) {
            throw new IllegalArgumentException(
                "the weight of " + analyst + " is above 0 and at most " + MAX + ": " + weight);
          }
        });
  }

  public double of(String analyst) {
    return byAnalyst.getOrDefault(analyst, 1.0);
  }
}
