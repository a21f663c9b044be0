package ffe.entry.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Characters of a text that no eye sees, and that can make it look like another. */
final class Unseen {

  private static final int NAMED_MAX = 8;

  private Unseen() {}

  /** {@code U+200B, U+202E (2)}; empty where there are none. */
  static Optional<String> of(String text) {
    Map<Integer, Integer> found = new TreeMap<>();
    text.codePoints()
        .filter(Unseen::isUnseen)
        .forEach(point -> found.merge(point, 1, Integer::sum));
    String names =
        found.entrySet().stream()
            .limit(NAMED_MAX)
            .map(
                one ->
                    name(one.getKey()) + (one.getValue() == 1 ? "" : " (" + one.getValue() + ")"))
            .collect(Collectors.joining(", "));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.size() > NAMED_MAX ? names + ", …" : names);
  }

  private static String name(int point) {
    return String.format(Locale.ROOT, "U+%04X", point);
  }

  private static boolean isUnseen(int point) {
    if (point == '\n' || point == '\r' || point == '\t') {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
