package ffe.optimization;

import java.math.BigDecimal;
import java.util.List;

/**
 * What values have to be to each other. As one number grows and all else stays, a constraint
 * changes at most once between holding and not: {@link Cluster} counts by that.
 */
public sealed interface Constraint {

  boolean holds(Values values);

  /** Parameters it is about that are numbers. */
  List<String> numbers();

  /** Parameters it is about that are words. */
  default List<String> words() {
    return List.of();
  }

  /** Such as fast below slow. */
  record Less(String left, String right) implements Constraint {

    @Override
    public boolean holds(Values values) {
      return values.number(left).compareTo(values.number(right)) < 0;
    }

    @Override
    public List<String> numbers() {
      return List.of(left, right);
    }
  }

  /** The right one is greater by at least the gap, which may be zero or negative. */
  record Apart(String left, String right, BigDecimal gap) implements Constraint {

    public Apart {
      gap = Check.plain("gap", gap);
    }

    @Override
    public boolean holds(Values values) {
      return values.number(left).add(gap).compareTo(values.number(right)) <= 0;
    }

    @Override
    public List<String> numbers() {
      return List.of(left, right);
    }
  }

  /** Such as weights of at most one together. */
  record SumAtMost(List<String> names, BigDecimal limit) implements Constraint {

    public SumAtMost {
      names = List.copyOf(names);
      limit = Check.plain("limit", limit);
    }

    @Override
    public boolean holds(Values values) {
      BigDecimal sum = BigDecimal.ZERO;
      for (String name : names) {
        sum = sum.add(values.number(name));
      }
      return sum.compareTo(limit) <= 0;
    }

    @Override
    public List<String> numbers() {
      return names;
    }
  }

  /** Two words that do not go together. */
  record NotTogether(String one, String wordOfOne, String other, String wordOfOther)
      implements Constraint {

    @Override
    public boolean holds(Values values) {
      return !values.word(one).equals(wordOfOne) || !values.word(other).equals(wordOfOther);
    }

    @Override
    public List<String> numbers() {
      return List.of();
    }

    @Override
    public List<String> words() {
      return List.of(one, other);
    }
  }
}
