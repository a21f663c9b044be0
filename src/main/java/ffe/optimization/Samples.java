package ffe.optimization;

import java.util.List;

/**
 * What is learned from, each with the interval [from, to) in which its label is made: a trade from
 * entry to exit, a candle to the end of the forecast's horizon. In the order in which they begin.
 */
public final class Samples {

  /** More are refused. */
  public static final int COUNT_MAX = 1_000_000;

  private final List<Interval> labels;

  private Samples(List<Interval> labels) {
    this.labels = labels;
  }

  /**
   * A copy of these.
   *
   * @throws IllegalArgumentException where there are fewer than two, too many, or one begins before
   *     the one ahead of it
   */
  public static Samples of(List<Interval> labels) {
    Check.within("samples", labels.size(), 2, COUNT_MAX);
    List<Interval> copy = List.copyOf(labels);
    for (int i = 1; i < copy.size(); i++) {
      Check.require(
          !copy.get(i).from().isBefore(copy.get(i - 1).from()),
          "samples are in the order in which they begin: number " + i + " is not");
    }
    return new Samples(copy);
  }

  public int size() {
    return labels.size();
  }

  public Interval label(int index) {
    return labels.get(index);
  }

  /** From the first beginning to the last end of those from an index to before another. */
  Interval hull(int from, int to) {
    Interval hull = labels.get(from);
    for (int i = from + 1; i < to; i++) {
      if (labels.get(i).to().isAfter(hull.to())) {
        hull = new Interval(hull.from(), labels.get(i).to());
      }
    }
    return hull;
  }
}
