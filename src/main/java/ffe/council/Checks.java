package ffe.council;

import java.util.regex.Pattern;

/** Checks of the texts that records, dashboards and people rely on. */
final class Checks {

  private static final int MODEL_MAX = 200;
  static final int DETAIL_MAX = 1_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  private Checks() {}

  static void provider(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a provider's name is a-z, 0-9 and -: " + name);
    }
  }

  static void model(String name) {
    if (name.isBlank() || name.length() > MODEL_MAX) {
      throw new IllegalArgumentException("a model's name has 1 to " + MODEL_MAX + " characters");
    }
  }

  static void code(String reason) {
    if (!CODE.matcher(reason).matches()) {
      throw new IllegalArgumentException("a reason is UPPER_SNAKE: " + reason);
    }
  }

  static void detail(String text) {
    if (text.isBlank() || text.length() > DETAIL_MAX) {
      throw new IllegalArgumentException(
          "a detail has 1 to " + DETAIL_MAX + " characters, not " + text.length());
    }
  }
}
