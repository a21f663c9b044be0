package ffe.desk.keeping;

/** Candles of 5m to 1w that the database makes of stored minutes. */
public interface LongerCandles {

  /**
   * Makes those of some changed days again, in one transaction; nothing where the database does so
   * by itself.
   *
   * @param most days
   * @return days that were done; fewer than {@code most} when no more are to be had now
   */
  int roll(int most);
}
