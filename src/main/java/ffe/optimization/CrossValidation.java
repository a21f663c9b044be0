package ffe.optimization;

import ffe.optimization.Fold.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Purged and embargoed cross-validation (López de Prado, Advances in Financial Machine Learning,
 * 2018, chapters 7 and 12). Samples are cut into groups of equal size in their order (the first
 * ones have one more where it does not divide); each fold tests some groups and trains on the rest,
 * without samples whose label overlaps one of the test, or begins within the embargo after one.
 *
 * @param groups 2 to {@link #GROUPS_MAX}
 * @param tested groups tested together, 1 to groups - 1; 1 is the plain k-fold
 * @param embargo after the end of each tested label, zero or more
 */
public record CrossValidation(int groups, int tested, Duration embargo) {

  public static final int GROUPS_MAX = 50;

  /** More folds are refused. */
  public static final int FOLDS_MAX = 10_000;

  public CrossValidation {
    Check.within("groups", groups, 2, GROUPS_MAX);
    Check.within("tested groups", tested, 1, groups - 1);
    WalkForward.embargo(embargo);
    long folds = choose(groups, tested);
    Check.require(
        folds <= FOLDS_MAX,
        "at most " + FOLDS_MAX + " folds: " + tested + " of " + groups + " groups give " + folds);
  }

  /** Each group is tested once. */
  public static CrossValidation kFold(int groups, Duration embargo) {
    return new CrossValidation(groups, 1, embargo);
  }

  private static long choose(int from, int count) {
    long ways = 1;
    for (int i = 0; i < count; i++) {
      ways = ways * (from - i) / (i + 1);
    }
    return ways;
  }

  /** Ways to choose the tested groups. */
  public int folds() {
    return (int) choose(groups, tested);
  }

  /** Times that each group is tested, which is how many paths through all time the tests make. */
  public int paths() {
    return (int) choose(groups - 1, tested - 1);
  }

  /** Of each group the fold that tests it on this path; no fold tests a group on two paths. */
  public List<Integer> path(int number) {
    Check.within("path", number, 0, paths() - 1L);
    int[] seen = new int[groups];
    Integer[] folds = new Integer[groups];
    for (int fold = 0; fold < folds(); fold++) {
      for (int group : testedGroups(fold)) {
        if (seen[group] == number) {
          folds[group] = fold;
        }
        seen[group]++;
      }
    }
    return List.of(folds);
  }

  /** Groups that a fold tests, rising; folds are in the order of these. */
  public List<Integer> testedGroups(int fold) {
    Check.within("fold", fold, 0, folds() - 1L);
    List<Integer> chosen = new ArrayList<>();
    long rest = fold;
    int next = 0;
    for (int more = tested - 1; more >= 0; more--) {
      long with = choose(groups - next - 1, more);
      while (rest >= with) {
        rest -= with;
        next++;
        with = choose(groups - next - 1, more);
      }
      chosen.add(next);
      next++;
    }
    return chosen;
  }

  /**
   * One of the folds.
   *
   * @throws IllegalArgumentException where there are fewer samples than groups, or purging and
   *     embargo leave none to train on
   */
  public Fold fold(Samples samples, int number) {
    int count = samples.size();
    Check.require(
        count >= groups, "groups: at most as many as samples, " + groups + " of " + count);
    List<Integer> chosen = testedGroups(number);
    Role[] roles = new Role[count];
    Arrays.fill(roles, Role.TRAIN);
    for (int group : chosen) {
      Arrays.fill(roles, begin(count, group), begin(count, group + 1), Role.TEST);
    }
    for (int group : chosen) {
      clear(samples, samples.hull(begin(count, group), begin(count, group + 1)), roles);
    }
    Fold fold = new Fold(samples, chosen, roles);
    Check.require(
        fold.count(Role.TRAIN) > 0,
        "fold " + number + " has nothing to train on: fewer tested groups, or a shorter embargo");
    return fold;
  }

  private int begin(int count, int group) {
    return group * (count / groups) + Math.min(group, count % groups);
  }

  /**
   * Takes from training what knows of this test. Samples begin in order, so one outside a group
   * overlaps a label of it just where it overlaps the time from its first beginning to its last
   * end.
   */
  private void clear(Samples samples, Interval test, Role[] roles) {
    Instant free = test.to().plus(embargo);
    for (int i = 0; i < roles.length; i++) {
      Interval label = samples.label(i);
      if (roles[i] == Role.TEST) {
        continue;
      }
      if (label.overlaps(test)) {
        roles[i] = Role.PURGED;
      } else if (roles[i] == Role.TRAIN
          && !label.from().isBefore(test.to())
          && label.from().isBefore(free)) {
        roles[i] = Role.EMBARGOED;
      }
    }
  }
}
