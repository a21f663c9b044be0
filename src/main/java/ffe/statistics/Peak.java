package ffe.statistics;

/** The highest worth so far, and how far another is below it. */
final class Peak {

  private double highest;

  /**
   * @param first above zero
   */
  Peak(double first) {
    highest = first;
  }

  /** Fall from the peak as a fraction of it; zero at a peak, old or new. */
  double fall(double worth) {
    highest = Math.max(highest, worth);
    return (highest - worth) / highest;
  }
}
