package ffe.adapter.liberty;

import java.util.Locale;

/** A setting that cannot be right: which, what it is, and what it may be. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int VALUE_CHARS_MAX = 120;

  private final String line;

  public Refusal(String key, String value, String allowed) {
    this(
        String.format(
            Locale.ROOT,
            "ffe refuses to start: %s (%s) is '%s', allowed: %s",
            key,
            environmentName(key),
            shown(value),
            allowed));
  }

  private Refusal(String line) {
    super(line);
    this.line = line;
  }

  /** What the operator has to read, on one line. */
  public String line() {
    return line;
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** On one line, whatever was in it. */
  private static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?");
    return line.length() > VALUE_CHARS_MAX ? line.substring(0, VALUE_CHARS_MAX) + "..." : line;
  }
}
