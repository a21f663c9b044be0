package ffe.statistics;

/**
 * Chance from a stated seed: SplitMix64 (Steele, Lea, Flood 2014), the same numbers on every
 * machine. Not for secrets. Used by one thread.
 */
public final class Dice {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Any of all long numbers. */
  public long next() {
    state += STEP;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * 0 to bound - 1. A remainder, so some are likelier than others, by less than one in 2^32.
   *
   * @param bound at least 1
   */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From 0 to less than 1, in steps of 2^-53. */
  public double unit() {
    return (next() >>> 11) * UNIT;
  }
}
