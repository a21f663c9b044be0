package ffe.decision;

/**
 * How opinions become a decision.
 *
 * @param strategy {@code weighted} is the only one so far
 * @param quorum views (not abstentions) needed for anything but HOLD
 */
public record EnsemblePolicy(String strategy, int quorum) {

  public static final String WEIGHTED = "weighted";
  public static final EnsemblePolicy DEFAULT = new EnsemblePolicy(WEIGHTED, 2);

  private static final int QUORUM_MAX = 100;

  public EnsemblePolicy {
    if (!strategy.equals(WEIGHTED)) {
      throw new IllegalArgumentException("unknown ensemble strategy: " + strategy);
    }
    if (quorum < 1 || quorum > QUORUM_MAX) {
      throw new IllegalArgumentException("a quorum is 1 to " + QUORUM_MAX + ": " + quorum);
    }
  }
}
