package ffe.setting;

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

  private final Set<String> names;
  private final Set<String> variables;

  /**
   * @param others variables of other programs that may stand in the same environment
   */
  public Unknown(List<Key<?>> keys, Set<String> others) {
    this.names =
        keys.stream()
            .flatMap(k -> k.names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    this.variables =
        Stream.concat(names.stream().map(Key::variable), others.stream())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A name that is no setting, where it stands, and the nearest that is one. */
  public record Stranger(String name, String where, String nearest) {

    /** A value is never repeated. */
    public String line() {
      return name + " in " + where + " is no setting; the nearest is " + nearest;
    }
  }

  public List<Stranger> find(Collection<String> environment, ConfigFile file) {
    Stream<Stranger> outside =
        new TreeSet<>(environment)
            .stream()
                .filter(name -> name.startsWith(PREFIX) && !variables.contains(name))
                .map(name -> new Stranger(name, "the environment", nearest(name, variables)));
    Stream<Stranger> inside =
        file.names().stream()
            .filter(name -> !names.contains(name))
            .map(
                name ->
                    new Stranger(
                        name,
                        "line " + file.number(name) + " of ffe.properties",
                        nearest(name, names)));
    return Stream.concat(outside, inside).toList();
  }

  private static String nearest(String name, Set<String> known) {
    String plain = plain(name);
    return known.stream()
        .min(Comparator.comparingInt(one -> distance(plain, plain(one))))
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
