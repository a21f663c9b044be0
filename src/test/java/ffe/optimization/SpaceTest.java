package ffe.optimization;

import static ffe.optimization.Studies.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.canon.Canon;
import ffe.optimization.Constraint.Apart;
import ffe.optimization.Constraint.Less;
import ffe.optimization.Constraint.NotTogether;
import ffe.optimization.Constraint.SumAtMost;
import ffe.optimization.Parameter.Choice;
import ffe.optimization.Parameter.Decimal;
import ffe.optimization.Parameter.Logarithmic;
import ffe.optimization.Parameter.Whole;
import ffe.statistics.Dice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SpaceTest {

  private static Parameter parameter(Dice dice, String name) {
    int from = dice.below(5);
    return switch (dice.below(3)) {
      case 0 -> new Whole(name, from, from + 3L * dice.below(5), 3);
      case 1 ->
          new Decimal(
              name, number("0.5"), number("0.5").add(BigDecimal.valueOf(from)), number("0.5"));
      default -> new Logarithmic(name, number("0.1"), number("10"), 2 + from);
    };
  }

  private static Constraint constraint(Dice dice, List<String> numbers) {
    int first = dice.below(numbers.size());
    String left = numbers.get(first);
    String right = numbers.get((first + 1 + dice.below(numbers.size() - 1)) % numbers.size());
    return switch (dice.below(4)) {
      case 0 -> new Less(left, right);
      case 1 -> new Apart(left, right, BigDecimal.valueOf(dice.below(5) - 2L));
      case 2 -> new SumAtMost(List.of(left, right), BigDecimal.valueOf(dice.below(15)));
      default -> new NotTogether("vote", "one", "exit", "two");
    };
  }

  private static Space random(Dice dice) {
    List<Parameter> parameters = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 2 + dice.below(3); i > 0; i--) {
      numbers.add("p" + i);
      parameters.add(parameter(dice, "p" + i));
    }
    parameters.add(dice.below(2), new Choice("vote", List.of("one", "two", "three")));
    parameters.add(new Choice("exit", List.of("one", "two")));
    List<Constraint> constraints = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      constraints.add(constraint(dice, numbers));
    }
    return new Space(parameters, constraints);
  }

  @Test
  @Tag("property")
  void numbers_are_exactly_the_variants_that_keep_all_constraints() {
    Dice dice = new Dice(42);
    int counted = 0;
    int empty = 0;
    for (int trial = 0; trial < 150; trial++) {
      Space space = random(dice);
      Space free = new Space(space.parameters(), List.of());
      TreeSet<String> kept =
          Studies.all(free.lattice()).stream()
              .filter(variant -> space.constraints().stream().allMatch(c -> c.holds(variant)))
              .map(Variant::text)
              .collect(Collectors.toCollection(TreeSet::new));
      if (kept.isEmpty()) {
        empty++;
        assertThatIllegalArgumentException()
            .isThrownBy(space::lattice)
            .withMessageContaining("leave no variant");
        continue;
      }
      Lattice lattice = space.lattice();
      assertThat(lattice.size()).isEqualTo(BigInteger.valueOf(kept.size()));
      TreeSet<String> numbered = new TreeSet<>();
      for (int i = 0; i < kept.size(); i++) {
        Variant variant = lattice.at(BigInteger.valueOf(i));
        assertThat(lattice.holds(variant)).isTrue();
        numbered.add(variant.text());
      }
      assertThat(numbered).isEqualTo(kept);
      counted += kept.size();
    }
    assertThat(counted).isGreaterThan(3_000);
    assertThat(empty).isBetween(1, 75);
  }

  @Test
  void a_space_far_too_great_to_visit_is_counted_exactly() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      parameters.add(new Whole("p" + i, 1, 10_000, 1));
    }
    assertThat(new Space(parameters, List.of()).lattice().size()).isEqualTo(BigInteger.TEN.pow(40));
    Lattice tied = new Space(parameters, List.of(new Less("p3", "p8"))).lattice();
    assertThat(tied.size())
        .isEqualTo(BigInteger.TEN.pow(32).multiply(BigInteger.valueOf(9_999L * 5_000)));
    Variant last = tied.at(tied.size().subtract(BigInteger.ONE));
    assertThat(last.whole("p8")).isEqualTo(10_000);
    assertThat(last.whole("p3")).isEqualTo(9_999);
  }

  @Test
  void a_log_scale_has_exact_ends_and_even_ratios() {
    assertThat(new Logarithmic("rate", number("0.001"), number("1"), 7).axis().numbers())
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0.001", "0.00316228", "0.01", "0.0316228", "0.1", "0.316228", "1");
  }

  @Test
  void equal_variants_have_one_text_however_their_numbers_were_written() {
    TreeMap<String, BigDecimal> one = new TreeMap<>();
    one.put("b", number("1e2"));
    one.put("a", number("0.50"));
    TreeMap<String, BigDecimal> other = new TreeMap<>(Comparator.reverseOrder());
    other.put("a", number(".5"));
    other.put("b", number("100.0"));
    TreeMap<String, String> words = new TreeMap<>();
    words.put("vote", "majority");
    Variant left = new Variant(one, words);
    Variant right = new Variant(other, words);
    assertThat(left).isEqualTo(right).hasSameHashCodeAs(right);
    assertThat(left.text())
        .isEqualTo(right.text())
        .isEqualTo("{\"numbers\":{\"a\":\"0.5\",\"b\":\"100\"},\"words\":{\"vote\":\"majority\"}}");
    assertThat(Canon.read(left.text(), Variant.class)).isEqualTo(left);
  }

  @Test
  void only_variants_of_the_space_are_in_it() {
    Lattice lattice = Studies.strategy().lattice();
    Variant in = lattice.at(BigInteger.ZERO);
    assertThat(lattice.holds(in)).isTrue();
    TreeMap<String, BigDecimal> numbers = new TreeMap<>(in.numbers());
    numbers.put("fast", number("2.5"));
    assertThat(lattice.holds(new Variant(numbers, in.words()))).isFalse();
    numbers.put("fast", number("20"));
    assertThat(in.whole("slow")).isLessThanOrEqualTo(20);
    assertThat(lattice.holds(new Variant(numbers, in.words()))).isFalse();
    numbers.remove("fast");
    assertThat(lattice.holds(new Variant(numbers, in.words()))).isFalse();
    numbers.putAll(in.numbers());
    numbers.put("more", BigDecimal.ONE);
    assertThat(lattice.holds(new Variant(numbers, in.words()))).isFalse();
  }
}
