package ffe.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of the environment that mean something to the engine or to this program.
 *
 * <p>The engine's come from its own table of settings, whose source the build puts beside this
 * class. (why: a list kept by hand would call a new setting unknown)
 */
final class KnownSettings {

  private static final List<String> TABLES =
      List.of("settings/Keys.java", "settings/OperationKeys.java");
  private static final Pattern NAME =
      Pattern.compile("(?:Key[.]([a-zA-Z]+)|[.]alias)[(]\\s*\"([a-z][a-z.-]+)\"");

  private static final List<String> OWN =
      List.of("FFE_ACCOUNT", "FFE_API_KEY", "FFE_API_KEY_FILE", "FFE_TEST_DATA", "FFE_URL");

  /** May also be given as a file. */
  static final List<String> SECRETS;

  private static final NavigableSet<String> ALL = new TreeSet<>(OWN);

  static {
    List<String> secrets = new ArrayList<>();
    boolean secret = false;
    Matcher found = NAME.matcher(tables());
    while (found.find()) {
      String variable = Site.variable(found.group(2));
      // an alias belongs to the key before it
      secret = found.group(1) == null ? secret : found.group(1).equals("secret");
      ALL.add(variable);
      if (secret) {
        secrets.add(variable);
        ALL.add(variable + "_FILE");
      }
    }
    SECRETS = List.copyOf(secrets);
  }

  private static String tables() {
    return TABLES.stream().map(KnownSettings::table).collect(Collectors.joining());
  }

  private static String table(String name) {
    try (InputStream in = KnownSettings.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this program was built without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KnownSettings() {}

  static boolean has(String name) {
    return ALL.contains(name);
  }

  static String nearest(String name) {
    return ALL.stream().min(Comparator.comparingInt(known -> distance(name, known))).orElseThrow();
  }

  /** Letters to change, add or leave out, after Levenshtein (1965). */
  private static int distance(String a, String b) {
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
      }
      last = row;
    }
    return last[b.length()];
  }
}
