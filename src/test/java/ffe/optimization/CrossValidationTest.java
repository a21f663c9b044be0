package ffe.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.optimization.Fold.Role;
import ffe.statistics.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CrossValidationTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static Interval hours(int from, int to) {
    return new Interval(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
  }

  private static Samples random(Dice dice, int count) {
    List<Interval> labels = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      from += dice.below(4);
      labels.add(hours(from, from + 1 + dice.below(1 + dice.below(12))));
    }
    return Samples.of(labels);
  }

  /** Each sample against each label of the test, as the words say. */
  private static Role role(Samples samples, List<Integer> tested, int sample, Duration embargo) {
    if (tested.contains(sample)) {
      return Role.TEST;
    }
    Interval label = samples.label(sample);
    boolean isPurged = tested.stream().anyMatch(t -> samples.label(t).overlaps(label));
    boolean isEmbargoed =
        tested.stream()
            .map(t -> samples.label(t).to())
            .anyMatch(
                end -> !label.from().isBefore(end) && label.from().isBefore(end.plus(embargo)));
    return isPurged ? Role.PURGED : isEmbargoed ? Role.EMBARGOED : Role.TRAIN;
  }

  @Test
  @Tag("property")
  void purging_and_embargo_are_those_of_comparing_each_label_with_each() {
    Dice dice = new Dice(1207);
    int purged = 0;
    int embargoed = 0;
    for (int trial = 0; trial < 300; trial++) {
      int groups = 4 + dice.below(4);
      Duration embargo = Duration.ofHours(dice.below(6));
      CrossValidation cut = new CrossValidation(groups, 1 + dice.below(2), embargo);
      Samples samples = random(dice, 60 + dice.below(40));
      Fold fold = cut.fold(samples, dice.below(cut.folds()));
      List<Integer> tested = fold.samples(Role.TEST).boxed().toList();
      for (int i = 0; i < samples.size(); i++) {
        assertThat(fold.role(i)).isEqualTo(role(samples, tested, i, embargo));
      }
      purged += fold.count(Role.PURGED);
      embargoed += fold.count(Role.EMBARGOED);
      for (Interval train : fold.stretches(Role.TRAIN)) {
        assertThat(fold.stretches(Role.TEST)).noneMatch(train::overlaps);
      }
    }
    assertThat(purged).isGreaterThan(300);
    assertThat(embargoed).isGreaterThan(300);
  }

  @Test
  void groups_are_cut_in_order_and_the_first_ones_have_one_more() {
    Samples samples = Samples.of(IntStream.range(0, 11).mapToObj(i -> hours(i, i + 1)).toList());
    CrossValidation cut = CrossValidation.kFold(3, Duration.ofHours(1));
    assertThat(cut.folds()).isEqualTo(3);
    assertThat(cut.fold(samples, 0).samples(Role.TEST)).containsExactly(0, 1, 2, 3);
    Fold middle = cut.fold(samples, 1);
    assertThat(middle.samples(Role.TEST)).containsExactly(4, 5, 6, 7);
    assertThat(middle.samples(Role.EMBARGOED)).containsExactly(8);
    assertThat(middle.stretches(Role.TRAIN)).containsExactly(hours(0, 4), hours(9, 11));
    assertThat(cut.fold(samples, 2).samples(Role.TEST)).containsExactly(8, 9, 10);
  }

  @Test
  void six_groups_tested_in_twos_are_fifteen_folds_and_five_paths() {
    CrossValidation cut = new CrossValidation(6, 2, Duration.ZERO);
    assertThat(cut.folds()).isEqualTo(15);
    assertThat(cut.paths()).isEqualTo(5);
    TreeSet<String> combinations = new TreeSet<>();
    for (int fold = 0; fold < 15; fold++) {
      combinations.add(cut.testedGroups(fold).toString());
    }
    assertThat(combinations).hasSize(15).startsWith("[0, 1]").endsWith("[4, 5]");
    TreeSet<String> used = new TreeSet<>();
    for (int path = 0; path < 5; path++) {
      List<Integer> folds = cut.path(path);
      for (int group = 0; group < 6; group++) {
        assertThat(cut.testedGroups(folds.get(group))).contains(group);
        used.add(group + " in " + folds.get(group));
      }
    }
    assertThat(used).hasSize(30);
  }
}
