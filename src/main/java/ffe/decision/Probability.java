package ffe.decision;

/** How sure somebody is of an action, in [0, 1]; of HOLD too: that waiting is right. */
public record Probability(double value) implements Comparable<Probability> {

  public static final Probability ZERO = new Probability(0);

  public Probability {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1: " + value);
    }
  }

  /** The nearest probability to a score that may lie outside. */
  public static Probability clamped(double score) {
    return new Probability(Math.max(0, Math.min(1, score)));
  }

  /** As the outside reads it, 0 to 100. */
  public double percent() {
    return value * 100;
  }

  @Override
  public int compareTo(Probability other) {
    return Double.compare(value, other.value);
  }
}
