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

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  private Wording() {}

  static String name(String analyst) {
    if (!NAME.matcher(analyst).matches()) {
      throw new IllegalArgumentException(
          "an analyst's name is a-z, 0-9 and -, then :name=number for what it is set to: "
              + analyst);
    }
    return analyst;
  }

  static String code(String reason) {
    if (!CODE.matcher(reason).matches()) {
      throw new IllegalArgumentException("a reason is UPPER_SNAKE: " + reason);
    }
    return reason;
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
