package ffe.entry.web;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a page's address asks for. What it cannot mean is a fault in words, never left out silently:
 * a link would show other rows than the one who sent it saw.
 */
final class Asked {

  private static final int TEXT_MAX = 100;

  private final Map<String, String> said = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  Asked(QueryParameters parameters, List<String> known) {
    parameters
        .getParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                faults.add(Words.of("asked.no-filter", shown(name), known));
              } else if (values.size() > 1) {
                faults.add(Words.of("asked.twice", name));
              } else if (!values.get(0).isEmpty()) {
                said.put(name, values.get(0));
              }
            });
  }

  /** What the address says, by name, as it stands there. */
  Map<String, String> said() {
    return Map.copyOf(said);
  }

  /** Ask after all else was read. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  Optional<String> text(String name) {
    Optional<String> text = Optional.ofNullable(said.get(name));
    if (text.filter(t -> t.length() > TEXT_MAX || t.indexOf('\0') >= 0).isPresent()) {
      faults.add(Words.of("asked.length", name, TEXT_MAX));
      return Optional.empty();
    }
    return text;
  }

  /** A text of a form that is said in words when it has another. */
  Optional<String> text(String name, String form, String words) {
    Optional<String> text = text(name);
    if (text.filter(t -> !t.matches(form)).isPresent()) {
      faults.add(Words.of("asked.form", name, words, shown(text.get())));
      return Optional.empty();
    }
    return text;
  }

  Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(
          t -> {
            if (!t.matches("[12][0-9]{3}-[0-9T:.-]{1,40}Z")) {
              throw new DateTimeException(t);
            }
            return Instant.parse(t);
          });
    } catch (DateTimeException e) {
      faults.add(Words.of("asked.time", name, shown(text.orElse(""))));
      return Optional.empty();
    }
  }

  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    Optional<String> text = text(name);
    Optional<E> found =
        text.flatMap(
            t -> Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(t)).findAny());
    if (text.isPresent() && found.isEmpty()) {
      String all =
          Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
      faults.add(Words.of("asked.one-of", name, all, shown(text.get())));
    }
    return found;
  }

  private static String shown(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + " …";
  }
}
