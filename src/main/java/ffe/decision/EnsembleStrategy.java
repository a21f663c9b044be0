package ffe.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How opinions are counted; the words are settings, stored in every decision. */
public enum EnsembleStrategy {
  /** The highest sum of weight times probability. */
  WEIGHTED("weighted"),
  /** More than half of the views, each counting once whatever its weight. */
  MAJORITY("majority"),
  /** All views say the same. */
  UNANIMOUS("unanimous"),
  /** As weighted, then {@link Stacking} says whether that is convincing. */
  STACKING("stacking"),
  /** The judge's view, having heard bull and bear; see {@link Debate}. */
  DEBATE("debate"),
  /** As weighted, of those that were asked: the cheap first, the dear when it matters. */
  TWO_PHASE("two-phase"),
  /** As weighted, of those that were asked: the local first. */
  LOCAL_FIRST("local-first");

  private final String word;

  EnsembleStrategy(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** In how many rounds models are asked at most; each takes as long as one answer may. */
  public int roundsMax() {
    return asksSomeFirst() || this == DEBATE ? 2 : 1;
  }

  /** Whether only some are asked at first, and the others where that is not enough. */
  public boolean asksSomeFirst() {
    return this == TWO_PHASE || this == LOCAL_FIRST;
  }

  public static Optional<EnsembleStrategy> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }

  /** Words of those that can be chosen. */
  public static List<String> offered() {
    return Arrays.stream(values()).map(EnsembleStrategy::word).toList();
  }
}
