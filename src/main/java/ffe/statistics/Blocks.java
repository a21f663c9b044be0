package ffe.statistics;

/**
 * How a sample is drawn again from itself, in blocks so that what follows each other stays
 * together. A block that reaches the end goes on at the beginning.
 *
 * @param length of a block, 1 to {@link #LENGTH_MAX}; the mean one where it is drawn
 */
public record Blocks(Kind kind, int length) {

  static final int LENGTH_MAX = 100_000;

  /** How blocks are made. */
  public enum Kind {
    /** After each value a new block begins with a chance of 1 in length (Politis, Romano 1994). */
    STATIONARY,
    /**
     * Every block has this length but the last (circular block bootstrap, Politis, Romano 1992).
     */
    CIRCULAR,
    /** No drawing again: each value once, in another order. */
    SHUFFLED
  }

  public Blocks {
    if (length < 1 || length > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a block has 1 to " + LENGTH_MAX + " values, not " + length);
    }
  }

  /** The stationary bootstrap with the cube root of the count as mean length. */
  public static Blocks usual(int count) {
    return new Blocks(Kind.STATIONARY, (int) Math.max(1, Math.round(StrictMath.cbrt(count))));
  }

  public static Blocks shuffled() {
    return new Blocks(Kind.SHUFFLED, 1);
  }

  /** Fills the sample from values of the same number. */
  void draw(Dice dice, Column values, double[] sample) {
    if (kind == Kind.SHUFFLED) {
      shuffle(dice, values, sample);
      return;
    }
    int n = values.size();
    int from = dice.below(n);
    for (int i = 0; i < n; i++) {
      sample[i] = values.at(from);
      boolean isEnd =
          switch (kind) {
            case STATIONARY -> length == 1 || dice.unit() * length < 1;
            case CIRCULAR -> (i + 1) % length == 0;
            case SHUFFLED -> false;
          };
      from = isEnd ? dice.below(n) : (from + 1) % n;
    }
  }

  /** Fisher and Yates, in the form of Durstenfeld (1964). */
  private static void shuffle(Dice dice, Column values, double[] sample) {
    int n = values.size();
    for (int i = 0; i < n; i++) {
      int to = dice.below(i + 1);
      sample[i] = sample[to];
      sample[to] = values.at(i);
    }
  }
}
