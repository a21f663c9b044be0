package ffe.adapter.sentry;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Takes secrets and figures out of a text. */
public final class Redaction {

  private static final int CHARS_MAX = 2_000;
  private static final int SECRET_CHARS_MIN = 4;
  private static final String SECRET = "(secret)";

  /** Whatever a secret is named by: the word, and what follows it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:pass(?:word|wd|phrase)?|secret|token|api[ _-]?key|pepper|authorization|bearer|cookie)"
              + "s?\"?\\s*[=: ]\\s*\"?)(?:(?:bearer|basic)\\s+)?[^\\s,;&\"'<>)\\]}]+");

  private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]*@");

  /** Keys, tokens, digests: nothing a person wrote is as long and has a digit. */
  private static final Pattern LONG =
      Pattern.compile("(?<![A-Za-z0-9_+/=-])(?=[A-Za-z_+/=-]*+[0-9])[A-Za-z0-9_+/=-]{24,}+");

  private static final Pattern FIGURE = Pattern.compile("[0-9](?:[0-9.,_]*[0-9])?");

  private final Supplier<List<String>> secrets;

  /**
   * @param secrets those in force, asked for each time since their files may change
   */
  public Redaction(Supplier<List<String>> secrets) {
    this.secrets = secrets;
  }

  String of(String text) {
    String left = text.substring(0, Math.min(text.length(), 2 * CHARS_MAX));
    List<String> longestFirst =
        secrets.get().stream()
            .filter(secret -> secret.length() >= SECRET_CHARS_MIN)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String secret : longestFirst) {
      left = left.replace(secret, SECRET);
    }
    left = LOGIN.matcher(left).replaceAll("//" + SECRET + "@");
    left = NAMED.matcher(left).replaceAll("$1" + SECRET);
    left = LONG.matcher(left).replaceAll(SECRET);
    left = FIGURE.matcher(left).replaceAll("#");
    return left.substring(0, Math.min(left.length(), CHARS_MAX));
  }
}
