package ffe.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One way to part samples into training and test. Immutable. */
public final class Fold {

  /** What becomes of a sample. */
  public enum Role {
    TRAIN,
    TEST,
    /** Its label overlaps that of a test: it knows what is to be tested. */
    PURGED,
    /** It begins too soon after a test. */
    EMBARGOED
  }

  private final Samples samples;
  private final List<Integer> testedGroups;
  private final Role[] roles;

  Fold(Samples samples, List<Integer> testedGroups, Role[] roles) {
    this.samples = samples;
    this.testedGroups = List.copyOf(testedGroups);
    this.roles = roles;
  }

  public List<Integer> testedGroups() {
    return testedGroups;
  }

  public Role role(int sample) {
    return roles[sample];
  }

  public int count(Role role) {
    return (int) Arrays.stream(roles).filter(r -> r == role).count();
  }

  /** Numbers of the samples with this role, rising. */
  public IntStream samples(Role role) {
    return IntStream.range(0, roles.length).filter(i -> roles[i] == role);
  }

  /**
   * The time that samples next to each other with this role span, to run over. Stretches of
   * training overlap none of test.
   */
  public List<Interval> stretches(Role role) {
    List<Interval> stretches = new ArrayList<>();
    int from = 0;
    while (from < roles.length) {
      int to = from;
      while (to < roles.length && roles[to] == role) {
        to++;
      }
      if (to > from) {
        stretches.add(samples.hull(from, to));
      }
      from = to + 1;
    }
    return stretches;
  }
}
