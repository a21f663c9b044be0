package ffe.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Prometheus text format 0.0.4 and refuses what the format forbids: a line that is no
 * HELP, TYPE or sample, a second HELP or TYPE of a name, a TYPE after a sample, lines of a metric
 * that do not stand together, a series told twice, a text that does not end with a line feed.
 */
final class PrometheusText {

  record Sample(String name, Map<String, String> labels, double value) {}

  /** A metric with the samples that its type allows, {@code _bucket} and so on included. */
  record Family(String name, String type, String help, List<Sample> samples) {}

  private static final Pattern META =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: (-?[0-9]+))?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(,|$)");
  private static final Pattern NUMBER =
      Pattern.compile("NaN|[+-]Inf|[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");
  private static final Map<String, List<String>> SUFFIXES =
      Map.of(
          "histogram", List.of("_bucket", "_count", "_sum"),
          "summary", List.of("", "_count", "_sum"));

  private final Map<String, String> helps = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
  private final Set<String> series = new HashSet<>();
  private final Set<String> left = new HashSet<>();
  private String current = "";

  private PrometheusText() {}

  static Map<String, Family> parse(String text) {
    PrometheusText reader = new PrometheusText();
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line does not end");
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      try {
        reader.take(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(e.getMessage() + ": " + line, e);
      }
    }
    Map<String, Family> families = new TreeMap<>();
    reader.samples.forEach(
        (name, all) ->
            families.put(
                name,
                new Family(
                    name,
                    reader.types.getOrDefault(name, "untyped"),
                    reader.helps.getOrDefault(name, ""),
                    List.copyOf(all))));
    return families;
  }

  private void take(String line) {
    Matcher meta = META.matcher(line);
    if (meta.matches()) {
      boolean isType = meta.group(1).equals("TYPE");
      require(!isType || TYPES.contains(meta.group(3)), "unknown type");
      require(!isType || !samples.containsKey(meta.group(2)), "TYPE after a sample");
      Map<String, String> told = isType ? types : helps;
      require(told.put(meta.group(2), meta.group(3)) == null, "told twice");
      enter(meta.group(2));
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches(), "neither HELP nor TYPE nor sample");
    require(NUMBER.matcher(sample.group(3)).matches(), "not a number");
    String name = sample.group(1);
    Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2));
    require(series.add(name + labels), "a series twice");
    String family = family(name);
    enter(family);
    samples
        .computeIfAbsent(family, n -> new ArrayList<>())
        .add(new Sample(name, labels, number(sample.group(3))));
  }

  /** Lines of a metric stand together: one that was left does not come back. */
  private void enter(String family) {
    if (!family.equals(current)) {
      left.add(current);
      require(!left.contains(family), "lines of " + family + " do not stand together");
      current = family;
    }
  }

  /** The current metric, if its type allows a sample of that name; else a metric of its own. */
  private String family(String name) {
    List<String> suffixes = SUFFIXES.getOrDefault(types.getOrDefault(current, ""), List.of(""));
    return suffixes.stream().anyMatch(suffix -> name.equals(current + suffix)) ? current : name;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      require(label.find(at) && label.start() == at, "not a label at " + at);
      require(labels.put(label.group(1), label.group(2)) == null, "a label twice");
      at = label.end();
    }
    return labels;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void require(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
