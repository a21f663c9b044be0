package ffe.research;

import ffe.optimization.CrossValidation;
import ffe.optimization.Fold;
import ffe.optimization.Interval;
import ffe.optimization.Samples;
import ffe.optimization.WalkForward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How a recording is parted into what is chosen by and what is judged by. */
public sealed interface Validation {

  int FOLDS_MAX = 50;

  /** In the order of their tests. */
  List<Split> splits(Periods periods);

  /** In a sentence. */
  String words();

  /** Numbers of periods. */
  final class Split {

    private final int[] train;
    private final int[] test;

    Split(int[] train, int[] test) {
      this.train = train;
      this.test = test;
    }

    int[] train() {
      return train;
    }

    int[] test() {
      return test;
    }
  }

  /**
   * Tests that follow each other, as many and as long as given, each after its training.
   *
   * @param folds tests, 1 to {@link #FOLDS_MAX}
   * @param embargo between training and test
   */
  record Forward(WalkForward.Kind kind, int folds, Duration embargo) implements Validation {

    public Forward {
      within("folds", folds, 1);
    }

    @Override
    public List<Split> splits(Periods periods) {
      Interval span = periods.span();
      Duration length = span.length().minus(embargo).dividedBy(folds + 1L);
      if (embargo.compareTo(span.length()) >= 0) {
        throw new UnfitException(
            "embargo_hours",
            embargo.toHours() + " hours leave nothing of the recording's " + span.length());
      } else if (length.compareTo(periods.step()) < 0) {
        throw new UnfitException(
            "folds",
            folds + " of them leave less than " + periods.step() + " each of " + span.length());
      }
      return new WalkForward(kind, length, length, length, embargo)
          .plan(span).windows().stream()
              .map(w -> new Split(periods.in(w.train()), periods.in(w.test())))
              .toList();
    }

    @Override
    public String words() {
      return "walk-forward, "
          + (kind == WalkForward.Kind.ANCHORED ? "anchored" : "rolling")
          + ", "
          + folds
          + (folds == 1 ? " test" : " tests");
    }
  }

  /**
   * Each part of the recording is tested once, with all others as training, without those whose
   * trades may reach into the test, or that follow it too closely.
   *
   * @param folds parts, 2 to {@link #FOLDS_MAX}
   * @param holding how long after a period its trades may still be open
   */
  record Cross(int folds, Duration holding, Duration embargo) implements Validation {

    public Cross {
      within("folds", folds, 2);
    }

    @Override
    public List<Split> splits(Periods periods) {
      List<Interval> labels = new ArrayList<>();
      for (int i = 0; i < periods.count(); i++) {
        Interval period = periods.period(i);
        labels.add(new Interval(period.from(), period.to().plus(holding)));
      }
      Samples samples = Samples.of(labels);
      CrossValidation parted = CrossValidation.kFold(folds, embargo);
      return IntStream.range(0, parted.folds())
          .mapToObj(number -> fold(parted, samples, number))
          .map(
              fold ->
                  new Split(
                      fold.samples(Fold.Role.TRAIN).toArray(),
                      fold.samples(Fold.Role.TEST).toArray()))
          .toList();
    }

    private static Fold fold(CrossValidation parted, Samples samples, int number) {
      try {
        return parted.fold(samples, number);
      } catch (IllegalArgumentException e) {
        throw new UnfitException("folds", String.valueOf(e.getMessage()));
      }
    }

    @Override
    public String words() {
      return "cross-validation, "
          + folds
          + " parts, purged"
          + (embargo.isZero() ? "" : " and embargoed");
    }
  }

  private static void within(String what, int value, int min) {
    if (value < min || value > FOLDS_MAX) {
      throw new IllegalArgumentException(what + ": " + min + " to " + FOLDS_MAX + ", not " + value);
    }
  }
}
