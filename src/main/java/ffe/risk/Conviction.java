package ffe.risk;

/** Who stands behind an entry, and how sure they are. */
public sealed interface Conviction {

  /** The ensemble decided with this probability, in [0, 1]. */
  record Probability(double value) implements Conviction {

    public Probability {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a probability is 0 to 1: " + value);
      }
    }
  }

  /** A person ordered it; no probability is asked for. */
  record Manual() implements Conviction {}
}
