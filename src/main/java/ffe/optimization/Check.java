package ffe.optimization;

import java.math.BigDecimal;
import java.util.List;

/** Refusals of this room: the field, its limit and what came. */
final class Check {

  static final int NAME_MAX = 60;
  static final int REASON_MAX = 200;
  static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(1_000_000_000_000L);
  private static final int SCALE_MAX = 12;

  private Check() {}

  static void within(String what, long value, long min, long max) {
    require(value >= min && value <= max, what + ": " + min + " to " + max + ", not " + value);
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Letters, digits and {@code . _ -}. */
  static void name(String what, String name) {
    boolean fits = !name.isEmpty() && name.length() <= NAME_MAX;
    require(
        fits && name.chars().allMatch(Check::isOfName),
        what + ": 1 to " + NAME_MAX + " letters, digits or . _ - : " + brief(name));
  }

  private static boolean isOfName(int ch) {
    return (ch >= 'a' && ch <= 'z')
        || (ch >= 'A' && ch <= 'Z')
        || (ch >= '0' && ch <= '9')
        || ".-_".indexOf(ch) >= 0;
  }

  static void text(String what, String text, int max) {
    require(
        !text.isBlank() && text.length() <= max,
        what + ": 1 to " + max + " characters, not " + text.length());
  }

  static void unique(String what, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      require(first == i, what + ": each once, " + brief(names.get(i)) + " is there twice");
    }
  }

  /** The number in its one form: no zeros at the end, no exponent. */
  static BigDecimal plain(String what, BigDecimal number) {
    boolean fits =
        Math.abs((long) number.scale()) <= 3 * SCALE_MAX && number.abs().compareTo(NUMBER_MAX) <= 0;
    BigDecimal plain = fits ? number.stripTrailingZeros() : number;
    require(
        fits && plain.scale() <= SCALE_MAX,
        what + ": at most " + NUMBER_MAX + " in size and " + SCALE_MAX + " decimals");
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  static String brief(String text) {
    return text.length() <= NAME_MAX ? text : text.substring(0, NAME_MAX) + "...";
  }
}
