package ffe.desk.backtest;

import ffe.canon.LeftOutWhenEmpty;
import ffe.council.Seating;
import ffe.decision.EnsemblePolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models that vote in a run, as they sat when it was ordered.
 *
 * @param counting how votes are counted, theirs and those of rules
 * @param knowsUntil by provider, the first instant of which its model surely knows nothing; a
 *     provider without one is not known about
 * @param budgetUsd what answers that are not recorded may cost; empty where nobody is asked
 */
public record AskedModels(
    Seating seating,
    EnsemblePolicy counting,
    SortedMap<String, Instant> knowsUntil,
    @LeftOutWhenEmpty Optional<BigDecimal> budgetUsd) {

  public AskedModels {
    knowsUntil = Collections.unmodifiableSortedMap(new TreeMap<>(knowsUntil));
  }

  /** The same where nobody is asked; it changes no answer. */
  public AskedModels recorded() {
    return new AskedModels(seating, counting, knowsUntil, Optional.empty());
  }
}
