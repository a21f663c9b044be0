package ffe.decision;

import java.util.Locale;
import java.util.regex.Pattern;

/** Checks of the texts that people and dashboards rely on. */
final class Wording {

  static final int SENTENCE_MAX = 1_000;

  /** Then what it is set to, where that is not as usual. */
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z][a-z0-9-]{0,39}(:[a-z][a-z0-9-]{0,19}=-?[0-9]{1,9}([.][0-9]{1,9})?){0,12}");

  private static final int WORD_MAX = 40;

  private Wording() {}

  static String name(String analyst) {
    if (!isPlain(analyst) && !NAME.matcher(analyst).matches()) {
      throw new IllegalArgumentException(
          "an analyst's name is a-z, 0-9 and -, then :name=number for what it is set to: "
              + analyst);
    }
    return analyst;
  }

  static String code(String reason) {
    if (!isCode(reason)) {
      throw new IllegalArgumentException("a reason is UPPER_SNAKE: " + reason);
    }
    return reason;
  }

  /** A name as most are: nothing is set to something else. Checked with each vote of a cycle. */
  private static boolean isPlain(String name) {
    boolean fits = !name.isEmpty() && name.length() <= WORD_MAX && isIn(name.charAt(0), 'a', 'z');
    for (int i = 1; fits && i < name.length(); i++) {
      char ch = name.charAt(i);
      fits = isIn(ch, 'a', 'z') || isIn(ch, '0', '9') || ch == '-';
    }
    return fits;
  }

  private static boolean isCode(String code) {
    boolean fits = code.length() > 1 && code.length() <= WORD_MAX && isIn(code.charAt(0), 'A', 'Z');
    for (int i = 1; fits && i < code.length(); i++) {
      char ch = code.charAt(i);
      fits = isIn(ch, 'A', 'Z') || isIn(ch, '0', '9') || ch == '_';
    }
    return fits;
  }

  private static boolean isIn(char ch, char first, char last) {
    return ch >= first && ch <= last;
  }

  static String sentence(String text, String what) {
    if (text.isBlank() || text.length() > SENTENCE_MAX) {
      throw new IllegalArgumentException(
          what + " has 1 to " + SENTENCE_MAX + " characters, not " + text.length());
    }
    return text;
  }

  /** A ratio as whole per cent, for sentences. */
  static String percent(double ratio) {
    return Math.round(ratio * 100) + " %";
  }

  static String lower(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
