package ffe.strategy;

import ffe.optimization.Parameter;
import java.math.BigDecimal;

/**
 * One thing a rule can be set to.
 *
 * @param range its name, and the values it can have
 * @param usual what it is set to where nobody says otherwise
 * @param unit what a number of it counts
 * @param means what it does, in a sentence
 */
public record Knob(Parameter range, BigDecimal usual, String unit, String means) {

  public Knob {
    usual = usual.stripTrailingZeros();
    usual = usual.scale() < 0 ? usual.setScale(0) : usual;
    if (!range.axis().numbers().contains(usual)) {
      throw new IllegalArgumentException(range.name() + " is never " + usual);
    }
  }

  /** Steps of one. */
  static Knob whole(String name, long from, long to, Usual usual) {
    return new Knob(new Parameter.Whole(name, from, to, 1), usual.value, usual.unit, usual.means);
  }

  /** From one to the other in steps, as {@code from..to/step}. */
  static Knob decimal(String name, String range, Usual usual) {
    String[] parts = range.split("\\.\\.|/", -1);
    return new Knob(
        new Parameter.Decimal(
            name, new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2])),
        usual.value,
        usual.unit,
        usual.means);
  }

  /** What a knob stands at, in what, and what for. */
  record Usual(BigDecimal value, String unit, String means) {

    static Usual of(String value, String unit, String means) {
      return new Usual(new BigDecimal(value), unit, means);
    }
  }

  public String name() {
    return range.name();
  }

  /** As {@code 2 to 50 in steps of 1}. */
  public String words() {
    return range.axis().numbers().get(0).toPlainString()
        + " to "
        + range.axis().numbers().get(range.axis().size() - 1).toPlainString()
        + " in steps of "
        + step().toPlainString();
  }

  /** How far its values are apart. */
  public BigDecimal step() {
    return range.axis().numbers().get(1).subtract(range.axis().numbers().get(0));
  }

  /**
   * Refuses what it cannot be set to.
   *
   * @param analyst whose it is
   */
  public void check(String analyst, BigDecimal value) {
    if (range.axis().numbers().stream().noneMatch(v -> v.compareTo(value) == 0)) {
      throw new IllegalArgumentException(
          analyst
              + "."
              + name()
              + " is "
              + words()
              + " ("
              + unit
              + "), not "
              + value.toPlainString());
    }
  }
}
