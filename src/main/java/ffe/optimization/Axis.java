package ffe.optimization;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/**
 * All values of a parameter in their order, of which one list is empty.
 *
 * @param numbers rising
 */
public record Axis(String name, List<BigDecimal> numbers, List<String> words) {

  public Axis {
    numbers = List.copyOf(numbers);
    words = List.copyOf(words);
    Check.require(
        numbers.isEmpty() != words.isEmpty(), "a parameter has either numbers or words: " + name);
  }

  public boolean isOfNumbers() {
    return words.isEmpty();
  }

  public int size() {
    return isOfNumbers() ? numbers.size() : words.size();
  }

  /** Where the value of a variant stands, negative where it is none of these. */
  int find(Variant variant) {
    if (!isOfNumbers()) {
      String word = variant.words().get(name);
      return word == null ? -1 : words.indexOf(word);
    }
    BigDecimal number = variant.numbers().get(name);
    return number == null ? -1 : Collections.binarySearch(numbers, number);
  }
}
