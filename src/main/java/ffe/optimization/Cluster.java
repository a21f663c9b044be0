package ffe.optimization;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parameters that constraints tie together, counted exactly. All but the longest axis of numbers
 * are gone through; on that one, what each constraint allows is a beginning or an end, found by
 * halving.
 */
final class Cluster {

  /** Combinations without the longest axis; more are refused. */
  static final int COMBINATIONS_MAX = 250_000;

  private final List<Axis> axes;
  private final int[] members;
  private final int free;
  private final List<Constraint> rules;

  /** At index i: how many variants there are before combination i. */
  private final long[] before;

  private final int[] places;
  private final Values values = new Here();

  private record Range(int from, int to) {
    int size() {
      return Math.max(0, to - from);
    }
  }

  /**
   * @param axes of the whole space
   * @param tied indexes of those of this cluster, rising
   * @param rules about them
   */
  Cluster(List<Axis> axes, List<Integer> tied, List<Constraint> rules) {
    this.axes = axes;
    this.rules = rules;
    this.places = new int[axes.size()];
    this.free = longest(axes, tied);
    this.members = tied.stream().mapToInt(i -> i).filter(i -> i != free).toArray();
    long combinations = 1;
    for (int member : members) {
      combinations *= axes.get(member).size();
      Check.require(
          combinations <= COMBINATIONS_MAX,
          "constraints tie more than "
              + COMBINATIONS_MAX
              + " combinations of "
              + tied.stream().map(i -> axes.get(i).name()).collect(Collectors.joining(", "))
              + " together: take greater steps");
    }
    this.before = new long[(int) combinations + 1];
    for (int i = 0; i < combinations; i++) {
      before[i + 1] = before[i] + range(i).size();
    }
  }

  /** The longest axis of numbers, the first of such; -1 where there are only words. */
  private static int longest(List<Axis> axes, List<Integer> tied) {
    int longest = -1;
    for (int i : tied) {
      boolean isLonger = longest < 0 || axes.get(i).size() > axes.get(longest).size();
      if (axes.get(i).isOfNumbers() && isLonger) {
        longest = i;
      }
    }
    return longest;
  }

  long size() {
    return before[before.length - 1];
  }

  /** Sets the places of its axes to those of one of its combinations, 0 to size - 1. */
  void place(long rank, int[] all) {
    int low = 0;
    int high = before.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (before[middle] <= rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    Range range = range(low);
    for (int member : members) {
      all[member] = places[member];
    }
    if (free >= 0) {
      all[free] = range.from + (int) (rank - before[low]);
    }
  }

  /** Which places of the free axis go with a combination of the others, which it sets. */
  private Range range(int combination) {
    int rest = combination;
    for (int i = members.length - 1; i >= 0; i--) {
      int size = axes.get(members[i]).size();
      places[members[i]] = rest % size;
      rest /= size;
    }
    Range range = new Range(0, free < 0 ? 1 : axes.get(free).size());
    for (Constraint rule : rules) {
      range = narrowed(range, rule);
    }
    return range;
  }

  private Range narrowed(Range range, Constraint rule) {
    if (range.size() == 0) {
      return range;
    }
    boolean isFirst = allows(rule, range.from);
    boolean isLast = allows(rule, range.to - 1);
    if (isFirst == isLast) {
      return isFirst ? range : new Range(0, 0);
    }
    int same = range.from;
    int other = range.to - 1;
    while (other - same > 1) {
      int middle = (same + other) >>> 1;
      if (allows(rule, middle) == isFirst) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return isFirst ? new Range(range.from, other) : new Range(other, range.to);
  }

  private boolean allows(Constraint rule, int place) {
    if (free >= 0) {
      places[free] = place;
    }
    return rule.holds(values);
  }

  /** The values at the places. */
  private final class Here implements Values {

    @Override
    public BigDecimal number(String name) {
      int i = index(name);
      return axes.get(i).numbers().get(places[i]);
    }

    @Override
    public String word(String name) {
      int i = index(name);
      return axes.get(i).words().get(places[i]);
    }

    private int index(String name) {
      if (free >= 0 && axes.get(free).name().equals(name)) {
        return free;
      }
      return IntStream.of(members)
          .filter(i -> axes.get(i).name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("not tied: " + name));
    }
  }
}
