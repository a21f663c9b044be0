package ffe.optimization;

import ffe.canon.Canon;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value for each parameter. Equal ones are equal as objects and by {@link #text}. */
public record Variant(SortedMap<String, BigDecimal> numbers, SortedMap<String, String> words)
    implements Values {

  public Variant {
    SortedMap<String, BigDecimal> plain = new TreeMap<>();
    numbers.forEach((name, number) -> plain.put(name, Check.plain(Check.brief(name), number)));
    SortedMap<String, String> chosen = new TreeMap<>();
    words.forEach((name, word) -> chosen.put(name, word));
    Check.require(
        chosen.keySet().stream().noneMatch(name -> plain.containsKey(name)),
        "a parameter is a number or a word, not both");
    numbers = Collections.unmodifiableSortedMap(plain);
    words = Collections.unmodifiableSortedMap(chosen);
  }

  /** Canonical: the same for equal variants, another for others. */
  public String text() {
    return Canon.write(this);
  }

  @Override
  public BigDecimal number(String name) {
    return Optional.ofNullable(numbers.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no number named " + Check.brief(name)));
  }

  /** As {@link #number}, where it is a whole one. */
  public long whole(String name) {
    BigDecimal number = number(name);
    Check.require(number.scale() <= 0, name + " is no whole number: " + number);
    return number.longValueExact();
  }

  @Override
  public String word(String name) {
    return Optional.ofNullable(words.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no word named " + Check.brief(name)));
  }
}
