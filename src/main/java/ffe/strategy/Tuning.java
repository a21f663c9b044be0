package ffe.strategy;

import ffe.optimization.Constraint;
import ffe.optimization.Variant;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rule is set to: a value of each of its knobs, each in its range and on its step. */
public final class Tuning {

  private static final int PARTS_MAX = 20;
  private static final int NUMBER_MAX = 12;

  private final Tunable of;
  private final Variant values;

  private Tuning(Tunable of, Variant values) {
    this.of = of;
    this.values = values;
  }

  /** Everything as usual. */
  static Tuning usual(Tunable of) {
    return of(of, Collections.emptySortedMap());
  }

  /**
   * As usual but for some.
   *
   * @throws IllegalArgumentException for a name that is none, a value out of range or between two
   *     steps, or values that do not go together
   */
  static Tuning of(Tunable of, Map<String, BigDecimal> changes) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    of.knobs().forEach(knob -> values.put(knob.name(), knob.usual()));
    changes.forEach(
        (name, value) -> {
          Knob knob = of.known(name);
          knob.check(of.analyst(), value);
          values.put(name, value);
        });
    Variant variant = new Variant(values, new TreeMap<>());
    for (Constraint constraint : of.constraints()) {
      if (!constraint.holds(variant)) {
        throw new IllegalArgumentException(apart(of, constraint, variant));
      }
    }
    return new Tuning(of, variant);
  }

  private static String apart(Tunable of, Constraint constraint, Variant values) {
    String left = constraint.numbers().get(0);
    String right = constraint.numbers().get(1);
    return of.analyst()
        + "."
        + left
        + " is below "
        + right
        + ", not "
        + values.number(left).toPlainString()
        + " with "
        + values.number(right).toPlainString();
  }

  /** Of the part of a name after the rule's, as {@code fast=5:slow=60}: its values by name. */
  static SortedMap<String, BigDecimal> read(Tunable of, String text) {
    SortedMap<String, BigDecimal> changes = new TreeMap<>();
    String[] parts = text.split(":", PARTS_MAX);
    for (String part : parts) {
      int at = part.indexOf('=');
      String value = part.substring(at + 1);
      if (at < 1
          || value.length() > NUMBER_MAX
          || !value.matches("-?[0-9]+([.][0-9]+)?")
          || changes.put(part.substring(0, at), new BigDecimal(value)) != null) {
        throw new IllegalArgumentException(
            of.analyst() + ": name=number, each name once, not " + Words.brief(part));
      }
    }
    return changes;
  }

  /**
   * Names rule and values, so that whoever reads a record can ask the same again: {@code momentum},
   * and {@code momentum:fast=5:slow=60} where some are not as usual, in the order of the knobs.
   */
  String name() {
    StringBuilder name = new StringBuilder(of.analyst());
    for (Knob knob : of.knobs()) {
      BigDecimal value = values.number(knob.name());
      if (value.compareTo(knob.usual()) != 0) {
        name.append(':').append(knob.name()).append('=').append(value.toPlainString());
      }
    }
    return name.toString();
  }

  int whole(String name) {
    return (int) values.whole(name);
  }

  double number(String name) {
    return values.number(name).doubleValue();
  }

  /** Of a knob in per cent. */
  double share(String name) {
    return values.number(name).movePointLeft(2).doubleValue();
  }

  Voice.Reach reach() {
    return new Voice.Reach(number(Rule.STOP), number(Rule.REWARD));
  }
}
