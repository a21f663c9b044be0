package ffe.decision;

/**
 * The way a decision was made because the chosen strategy could not count.
 *
 * @param reason stable code: MODELS_SILENT, JUDGE_SILENT, SIDE_SILENT
 * @param detail one sentence with the numbers
 */
public record Fallback(Tier tier, String reason, String detail) {

  /** What there is below the chosen strategy, in this order. */
  public enum Tier {
    /** Weighted vote of those that are neither models nor seated in the debate. */
    WEIGHTED_REST,
    /** HOLD: the rest has no quorum either. No single voice ever decides because it is left. */
    HOLD
  }

  public Fallback {
    Wording.code(reason);
    Wording.sentence(detail, "a detail");
  }
}
