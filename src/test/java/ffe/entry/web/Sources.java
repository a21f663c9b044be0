package ffe.entry.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the pages and their words, read as text. */
final class Sources {

  static final Path JAVA = Path.of("src/main/java/ffe/entry/web");
  static final Path SCRIPTS = Path.of("src/main/frontend/ffe");
  static final Path LOGIN = Path.of("src/main/resources/ffe/entry");
  private static final Path STYLES = Path.of("src/main/frontend/themes/ffe/styles.css");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern CALL =
      Pattern.compile("Words\\s*\\.(of|title|text)\\(\\s*(?:\\w+,\\s*)?\"([^\"]+)\"");
  private static final Pattern COLUMN = Pattern.compile("Column(?:\\.\\w+)?\\(\\s*\"([^\"]+)\"");

  /** A text asked for, with the number of its arguments. */
  record Asked(String file, String key, int arguments) {}

  private Sources() {}

  static Properties words(String name) {
    Properties words = new Properties();
    try (var reader = Files.newBufferedReader(LOGIN.resolve("web").resolve(name))) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** File names with their texts, comments left out. */
  static Map<String, String> files(Path room, String suffix) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(room)) {
      for (Path one : all.filter(p -> p.toString().endsWith(suffix)).toList()) {
        files.put(one.getFileName().toString(), withoutComments(Files.readString(one)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }

  static List<String> literals(String source) {
    return LITERAL.matcher(source).results().map(found -> found.group(1)).toList();
  }

  static List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    files(JAVA, ".java")
        .forEach(
            (file, source) -> {
              for (Matcher call = CALL.matcher(source); call.find(); ) {
                asked.add(new Asked(file, call.group(2), arguments(source, call.end())));
              }
              for (Matcher column = COLUMN.matcher(source); column.find(); ) {
                asked.add(new Asked(file, column.group(1), 0));
              }
            });
    return asked;
  }

  /** Commas of a call's own, from behind its first argument to its closing bracket. */
  private static int arguments(String source, int from) {
    int depth = 0;
    int commas = 0;
    boolean isText = false;
    for (int i = from; ; i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        isText = !isText;
      } else if (!isText && c == '(') {
        depth++;
      } else if (!isText && c == ')' && depth-- == 0) {
        return commas;
      } else if (!isText && c == ',' && depth == 0) {
        commas++;
      }
    }
  }

  /** What looks like something to be read by people. */
  static boolean isText(String literal) {
    if (literal.matches("\\W*[A-Z][a-z]+\\b.*") || literal.matches(".*[a-z]{2,} \\W*[a-z]{2,}.*")) {
      return !styles().containsAll(List.of(literal.strip().split("\\s+", -1)));
    }
    return false;
  }

  /** Names of classes of the style sheet. */
  private static Set<String> styles() {
    try {
      Set<String> names = new TreeSet<>();
      Pattern.compile("\\.([a-z][a-z0-9-]*)")
          .matcher(Files.readString(STYLES))
          .results()
          .forEach(found -> names.add(found.group(1)));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
