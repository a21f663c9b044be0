package ffe.setting;

import java.nio.file.Path;
import java.util.Locale;

/** A setting that cannot be right: which, what it is, and what it may be. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int VALUE_CHARS_MAX = 120;

  private static final String WHO = "ffe refuses to start: ";

  private final String line;

  public Refusal(String key, String value, String allowed) {
    this(key, Key.variable(key), value, allowed);
  }

  /**
   * @param where what the operator has to change: a variable, or a line of the file
   */
  Refusal(String key, String where, String value, String allowed) {
    this(
        String.format(
            Locale.ROOT,
            WHO + "%s (%s) is '%s', allowed: %s",
            key,
            shown(where),
            shown(value),
            allowed));
  }

  /** The same without who refuses. */
  public String what() {
    return line.substring(WHO.length());
  }

  private Refusal(String line) {
    super(line);
    this.line = line;
  }

  /** A line of the file that cannot be read; its text, which may be a secret, is not repeated. */
  static Refusal of(Path file, int number, String wrong) {
    return new Refusal(
        String.format(
            Locale.ROOT, WHO + "line %d of %s %s", number, shown(file.toString()), wrong));
  }

  /** What the operator has to read, on one line. */
  public String line() {
    return line;
  }

  /** On one line, whatever was in it. */
  private static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?");
    return line.length() > VALUE_CHARS_MAX ? line.substring(0, VALUE_CHARS_MAX) + "..." : line;
  }
}
