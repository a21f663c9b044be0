package ffe.optimization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fit on a stretch of time, test on a later one, go on: how the windows lie. Tests never overlap
 * each other, nor the training before them.
 *
 * @param train length of training; of the first one where it is anchored
 * @param step from one test to the next, at least {@code test}; what a greater one skips is tested
 *     by no window
 * @param embargo between training and test, zero or more: at least as long as what is learned from
 *     the last training instant takes to be known
 */
public record WalkForward(
    Kind kind, Duration train, Duration test, Duration step, Duration embargo) {

  /** More windows are refused. */
  public static final int WINDOWS_MAX = 10_000;

  static final Duration LENGTH_MAX = Duration.ofDays(36_525);

  /** Where training begins. */
  public enum Kind {
    /** Always at the beginning: it grows. */
    ANCHORED,
    /** A step later each time: its length stays. */
    ROLLING
  }

  /** Training, and the test that follows it. */
  public record Window(Interval train, Interval test) {

    public Window {
      Check.require(
          !test.from().isBefore(train.to()),
          "a test begins after its training: " + test.from() + " before " + train.to());
    }
  }

  /**
   * The windows in their order.
   *
   * @param leftOver the end of the span, too short for one more test
   */
  public record Plan(List<Window> windows, Optional<Interval> leftOver) {

    public Plan {
      windows = List.copyOf(windows);
    }
  }

  public WalkForward {
    positive("train", train);
    positive("test", test);
    positive("step", step);
    embargo(embargo);
    Check.require(
        step.compareTo(test) >= 0,
        "step: at least the test's " + test + ", or tests overlap, not " + step);
  }

  private static void positive(String what, Duration length) {
    Check.require(
        length.compareTo(Duration.ZERO) > 0 && length.compareTo(LENGTH_MAX) <= 0,
        what + ": above zero and at most " + LENGTH_MAX + ", not " + length);
  }

  static void embargo(Duration embargo) {
    Check.require(
        !embargo.isNegative() && embargo.compareTo(LENGTH_MAX) <= 0,
        "embargo: zero to " + LENGTH_MAX + ", not " + embargo);
  }

  /**
   * All windows that fit.
   *
   * @throws IllegalArgumentException where none fits, or more than {@link #WINDOWS_MAX}
   */
  public Plan plan(Interval span) {
    Duration first = train.plus(embargo).plus(test);
    Duration spare = span.length().minus(first);
    Check.require(
        !spare.isNegative(),
        "the span of " + span.length() + " is shorter than train, embargo and test: " + first);
    long count = spare.dividedBy(step) + 1;
    Check.require(
        count <= WINDOWS_MAX,
        "at most " + WINDOWS_MAX + " windows, not " + count + ": take a greater step");
    List<Window> windows = new ArrayList<>();
    Instant end = span.from();
    for (int i = 0; i < count; i++) {
      Instant begin = span.from().plus(step.multipliedBy(i));
      Instant fitted = begin.plus(train);
      Instant from = kind == Kind.ANCHORED ? span.from() : begin;
      end = fitted.plus(embargo).plus(test);
      windows.add(new Window(new Interval(from, fitted), new Interval(fitted.plus(embargo), end)));
    }
    Optional<Interval> leftOver =
        end.isBefore(span.to()) ? Optional.of(new Interval(end, span.to())) : Optional.empty();
    return new Plan(windows, leftOver);
  }
}
