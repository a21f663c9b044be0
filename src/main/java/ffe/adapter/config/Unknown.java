package ffe.adapter.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that look like settings and are none: each with the nearest that is one. */
public final class Unknown {
  private static final String PREFIX = "FFE_";

  private final List<Key<?>> keys;
  private final Set<String> names;
  private final Set<String> variables;

  public Unknown(List<Key<?>> keys) {
    this.keys = keys;
    this.names = keys.stream().flatMap(k -> k.names().stream()).collect(Collectors.toSet());
    this.variables = names.stream().map(Key::variable).collect(Collectors.toSet());
  }

  /** One line for each; a value is never repeated. */
  public List<String> lines(Collection<String> environment, ConfigFile file) {
    Stream<String> outside =
        new TreeSet<>(environment)
            .stream()
                .filter(name -> name.startsWith(PREFIX) && !variables.contains(name))
                .map(
                    name ->
                        name
                            + " in the environment is no setting; the nearest is "
                            + nearest(name).variable());
    Stream<String> inside =
        file.names().stream()
            .filter(name -> !names.contains(name))
            .map(
                name ->
                    name
                        + " in line "
                        + file.number(name)
                        + " of ffe.properties is no setting; the nearest is "
                        + nearest(name).name());
    return Stream.concat(outside, inside).toList();
  }

  private Key<?> nearest(String name) {
    String plain = plain(name);
    return keys.stream()
        .min(Comparator.comparingInt(key -> distance(plain, plain(key.name()))))
        .orElseThrow();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
  }

  /** Letters to change, add or leave out, after Levenshtein (1965). */
  static int distance(String a, String b) {
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
