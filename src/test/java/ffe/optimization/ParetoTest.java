package ffe.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.statistics.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
final class ParetoTest {

  private static List<List<Double>> points(Dice dice, int objectives) {
    List<List<Double>> points = new ArrayList<>();
    int levels = 2 + dice.below(12);
    for (int i = dice.below(60); i >= 0; i--) {
      List<Double> point = new ArrayList<>();
      for (int j = 0; j < objectives; j++) {
        point.add(dice.below(levels) / 2.0);
      }
      points.add(point);
    }
    return points;
  }

  /** Takes off again and again what nothing left dominates. */
  private static List<Set<Integer>> peeled(List<List<Double>> points) {
    TreeSet<Integer> left = new TreeSet<>();
    for (int i = 0; i < points.size(); i++) {
      left.add(i);
    }
    List<Set<Integer>> fronts = new ArrayList<>();
    while (!left.isEmpty()) {
      TreeSet<Integer> front = new TreeSet<>(left);
      front.removeIf(
          i -> left.stream().anyMatch(j -> Pareto.dominates(points.get(j), points.get(i))));
      left.removeAll(front);
      fronts.add(front);
    }
    return fronts;
  }

  @Test
  void fronts_are_those_of_comparing_each_point_with_each() {
    Dice dice = new Dice(2002);
    for (int trial = 0; trial < 400; trial++) {
      List<List<Double>> points = points(dice, 1 + trial % 4);
      List<List<Integer>> fronts = Pareto.fronts(points);
      assertThat(fronts.stream().<Set<Integer>>map(TreeSet::new).toList())
          .isEqualTo(peeled(points));
      for (List<Integer> front : fronts) {
        for (int i = 1; i < front.size(); i++) {
          int one = front.get(i - 1);
          int other = front.get(i);
          boolean isSame = points.get(one).equals(points.get(other));
          assertThat(isSame ? one < other : isAhead(points.get(one), points.get(other))).isTrue();
        }
      }
    }
  }

  private static boolean isAhead(List<Double> one, List<Double> other) {
    int i = 0;
    while (one.get(i).equals(other.get(i))) {
      i++;
    }
    return one.get(i) > other.get(i);
  }

  @Test
  void a_rank_takes_fronts_in_turn_and_first_those_with_room_around_them() {
    List<List<Double>> points =
        List.of(
            List.of(0.0, 0.0),
            List.of(1.0, 10.0),
            List.of(2.0, 9.0),
            List.of(3.0, 8.0),
            List.of(8.0, 3.0),
            List.of(10.0, 1.0));
    assertThat(Pareto.ranked(points)).containsExactly(5, 1, 4, 3, 2, 0);
    assertThat(Pareto.ranked(List.of())).isEmpty();
  }

  @Test
  void what_is_equal_dominates_nothing() {
    assertThat(Pareto.dominates(List.of(1.0, 2.0), List.of(1.0, 2.0))).isFalse();
    assertThat(Pareto.dominates(List.of(1.0, 3.0), List.of(1.0, 2.0))).isTrue();
    assertThat(Pareto.dominates(List.of(2.0, 1.0), List.of(1.0, 2.0))).isFalse();
  }
}
