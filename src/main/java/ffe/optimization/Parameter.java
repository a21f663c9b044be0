package ffe.optimization;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What may vary, and how: each has 1 to {@link #VALUES_MAX} values. Names are 1 to 60 letters,
 * digits or {@code . _ -}; numbers at most 10^12 in size with at most 12 decimals.
 */
public sealed interface Parameter {

  int VALUES_MAX = 10_000;

  /** More words are refused. */
  int WORDS_MAX = 100;

  String name();

  /** Its values. */
  Axis axis();

  /** Whole numbers from one to another, both included, a step apart. */
  record Whole(String name, long from, long to, long step) implements Parameter {

    public Whole {
      Check.name("name of a parameter", name);
      steps(name, BigDecimal.valueOf(from), BigDecimal.valueOf(to), BigDecimal.valueOf(step));
    }

    @Override
    public Axis axis() {
      return rising(
          name, BigDecimal.valueOf(from), BigDecimal.valueOf(to), BigDecimal.valueOf(step));
    }
  }

  /** Decimals from one to another, both included, exactly a step apart. */
  record Decimal(String name, BigDecimal from, BigDecimal to, BigDecimal step)
      implements Parameter {

    public Decimal {
      Check.name("name of a parameter", name);
      from = Check.plain(name + ".from", from);
      to = Check.plain(name + ".to", to);
      step = Check.plain(name + ".step", step);
      steps(name, from, to, step);
    }

    @Override
    public Axis axis() {
      return rising(name, from, to, step);
    }
  }

  /**
   * Decimals each of which is the same multiple of the one before, rounded to six digits; the first
   * and the last are exact.
   *
   * @param from above zero
   * @param points how many values, at least 2
   */
  record Logarithmic(String name, BigDecimal from, BigDecimal to, int points) implements Parameter {

    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    public Logarithmic {
      Check.name("name of a parameter", name);
      from = Check.plain(name + ".from", from);
      to = Check.plain(name + ".to", to);
      Check.require(from.signum() > 0, name + ".from: above zero on a log scale, not " + from);
      Check.require(from.compareTo(to) < 0, name + ".to: above from = " + from + ", not " + to);
      Check.within(name + ".points", points, 2, VALUES_MAX);
      List<BigDecimal> values = values(from, to, points);
      for (int i = 1; i < points; i++) {
        Check.require(
            values.get(i - 1).compareTo(values.get(i)) < 0,
            name + ".points: fewer than " + points + ", they lie too close to be told apart");
      }
    }

    private static List<BigDecimal> values(BigDecimal from, BigDecimal to, int points) {
      List<BigDecimal> values = new ArrayList<>(points);
      double ratio = to.doubleValue() / from.doubleValue();
      for (int i = 0; i < points; i++) {
        double value = from.doubleValue() * StrictMath.pow(ratio, i / (points - 1.0));
        values.add(i == 0 ? from : i == points - 1 ? to : rounded(value));
      }
      return values;
    }

    private static BigDecimal rounded(double value) {
      BigDecimal six = new BigDecimal(value).round(SIX);
      return Check.plain(
          "a value", six.setScale(Math.min(six.scale(), 12), RoundingMode.HALF_EVEN));
    }

    @Override
    public Axis axis() {
      return new Axis(name, values(from, to, points), List.of());
    }
  }

  /** One of some words without an order, each of 1 to 60 characters and once. */
  record Choice(String name, List<String> words) implements Parameter {

    public Choice {
      Check.name("name of a parameter", name);
      words = List.copyOf(words);
      Check.within(name + ".words", words.size(), 1, WORDS_MAX);
      words.forEach(word -> Check.text(name + ": a word", word, Check.NAME_MAX));
      Check.unique(name + ".words", words);
    }

    @Override
    public Axis axis() {
      return new Axis(name, List.of(), words);
    }
  }

  private static void steps(String name, BigDecimal from, BigDecimal to, BigDecimal step) {
    Check.plain(name + ".from", from);
    Check.plain(name + ".to", to);
    Check.require(step.signum() > 0, name + ".step: above zero, not " + step);
    Check.require(from.compareTo(to) <= 0, name + ".to: at least from = " + from + ", not " + to);
    BigDecimal[] steps = to.subtract(from).divideAndRemainder(step);
    BigDecimal count = steps[0].add(BigDecimal.ONE);
    Check.require(
        steps[1].signum() == 0,
        name + ".to: a whole number of steps from from, such as " + to.subtract(steps[1]));
    Check.require(
        count.compareTo(BigDecimal.valueOf(VALUES_MAX)) <= 0,
        name + ".step: at most " + VALUES_MAX + " values, not " + count + ": take a greater one");
  }

  private static Axis rising(String name, BigDecimal from, BigDecimal to, BigDecimal step) {
    List<BigDecimal> values = new ArrayList<>();
    for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
      values.add(Check.plain(name, value));
    }
    return new Axis(name, values, List.of());
  }
}
