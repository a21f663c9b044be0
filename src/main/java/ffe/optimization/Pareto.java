package ffe.optimization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Points of several objectives, each to be as great as possible. */
public final class Pareto {

  /** More points are refused. */
  public static final int POINTS_MAX = 100_000;

  /** More of three objectives or more are refused: each may be compared with all others. */
  public static final int POINTS_OF_MANY_OBJECTIVES_MAX = 20_000;

  private Pareto() {}

  /** At least as great in everything, and greater in something. */
  public static boolean dominates(List<Double> one, List<Double> other) {
    boolean isGreater = false;
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) < other.get(i)) {
        return false;
      }
      isGreater |= one.get(i) > other.get(i);
    }
    return isGreater;
  }

  /**
   * Indexes of the points, front by front: no point of a front is dominated by one of the same or a
   * later front, and each by one of the front before. Within a front the greater first objective
   * comes first, then the second and so on, then the lower index. (Sequential search of Zhang,
   * Tian, Cheng, Jin 2015, the front found by halving.)
   */
  public static List<List<Integer>> fronts(List<List<Double>> points) {
    check(points);
    List<Integer> order =
        IntStream.range(0, points.size()).boxed().sorted(downwards(points)).toList();
    List<List<Integer>> fronts = new ArrayList<>();
    for (int point : order) {
      int low = 0;
      int high = fronts.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (isDominated(points, point, fronts.get(middle))) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      if (low == fronts.size()) {
        fronts.add(new ArrayList<>());
      }
      fronts.get(low).add(point);
    }
    return fronts;
  }

  private static void check(List<List<Double>> points) {
    Check.within("points", points.size(), 0, POINTS_MAX);
    if (points.isEmpty()) {
      return;
    }
    int objectives = points.get(0).size();
    Check.within("objectives", objectives, 1, Outcome.OBJECTIVES_MAX);
    if (objectives > 2) {
      Check.within(
          "points of " + objectives + " objectives",
          points.size(),
          0,
          POINTS_OF_MANY_OBJECTIVES_MAX);
    }
    for (List<Double> point : points) {
      Check.require(
          point.size() == objectives && point.stream().noneMatch(value -> value.isNaN()),
          "points have " + objectives + " numbers each: " + point);
    }
  }

  private static Comparator<Integer> downwards(List<List<Double>> points) {
    return (one, other) -> {
      for (int i = 0; i < points.get(one).size(); i++) {
        double left = points.get(one).get(i);
        double right = points.get(other).get(i);
        if (left != right) {
          return left > right ? -1 : 1;
        }
      }
      return Integer.compare(one, other);
    };
  }

  /** Of two objectives the last one of a front has the greatest second: it alone can tell. */
  private static boolean isDominated(List<List<Double>> points, int point, List<Integer> front) {
    int last = front.size() - 1;
    int first = points.get(point).size() <= 2 ? last : 0;
    for (int i = last; i >= first; i--) {
      if (dominates(points.get(front.get(i)), points.get(point))) {
        return true;
      }
    }
    return false;
  }

  /**
   * All indexes, best first: by front, within a front those with more room around them first
   * (crowding distance of NSGA-II, Deb et al. 2002), then in the order of the front.
   */
  static List<Integer> ranked(List<List<Double>> points) {
    List<Integer> ranked = new ArrayList<>();
    for (List<Integer> front : fronts(points)) {
      double[] room = room(points, front);
      IntStream.range(0, front.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -room[i]))
          .map(front::get)
          .forEach(ranked::add);
    }
    return ranked;
  }

  private static double[] room(List<List<Double>> points, List<Integer> front) {
    double[] room = new double[front.size()];
    int objectives = points.get(front.get(0)).size();
    for (int i = 0; i < objectives; i++) {
      int objective = i;
      double[] values =
          front.stream().mapToDouble(point -> points.get(point).get(objective)).toArray();
      int[] order =
          IntStream.range(0, values.length)
              .boxed()
              .sorted(Comparator.comparingDouble(place -> values[place]))
              .mapToInt(place -> place)
              .toArray();
      spread(values, order, room);
    }
    return room;
  }

  private static void spread(double[] values, int[] order, double[] room) {
    int last = order.length - 1;
    double range = values[order[last]] - values[order[0]];
    if (range == 0) {
      return;
    }
    room[order[0]] = Double.POSITIVE_INFINITY;
    room[order[last]] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last; i++) {
      room[order[i]] += (values[order[i + 1]] - values[order[i - 1]]) / range;
    }
  }
}
