package ffe.setting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owner's file, {@code <data>/config/ffe.properties}: UTF-8, one {@code key=value} a line,
 * {@code #} before a comment. There are no escapes and no continued lines; what looks like one is
 * refused.
 */
public final class ConfigFile {
  private static final int BYTES_MAX = 65_536;

  private final Path path;
  private final Map<String, Line> lines;

  private record Line(String text, int number) {}

  private ConfigFile(Path path, Map<String, Line> lines) {
    this.path = path;
    this.lines = lines;
  }

  /** Where it lies in a data directory. */
  public static Path in(Path dataDir) {
    return dataDir.resolve("config").resolve("ffe.properties");
  }

  /** Empty where there is none. Throws a {@link Refusal} at the first line that is wrong. */
  public static ConfigFile read(Path path) {
    Map<String, Line> lines = new LinkedHashMap<>();
    if (Files.exists(path)) {
      int number = 0;
      for (String line : text(path).split("\\R", -1)) {
        number++;
        put(lines, path, number, line.strip());
      }
    }
    return new ConfigFile(path, lines);
  }

  private static String text(Path path) {
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw Refusal.of(path, 1, "begins a file of more than " + BYTES_MAX + " bytes");
      }
      byte[] bytes = Files.readAllBytes(path);
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        throw Refusal.of(path, lineOfFault(bytes), "is not UTF-8");
      }
    } catch (IOException e) {
      Refusal refusal = Refusal.of(path, 1, "cannot be read by this process");
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** The replacement character stands where the first fault is. */
  private static int lineOfFault(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return (int) text.substring(0, text.indexOf('\uFFFD')).chars().filter(c -> c == '\n').count()
        + 1;
  }

  private static void put(Map<String, Line> lines, Path path, int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int cut = line.indexOf('=');
    if (cut < 0) {
      throw Refusal.of(path, number, "has no '=' between a key and its value");
    }
    String key = line.substring(0, cut).strip();
    String text = line.substring(cut + 1).strip();
    if (!key.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw Refusal.of(path, number, "has no key before '='; a key is letters, digits, . _ -");
    }
    if (text.endsWith("\\")) {
      throw Refusal.of(path, number, "ends with '\\'; a value stands on one line");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.of(path, number, "has a control character in its value");
    }
    Line former = lines.putIfAbsent(key, new Line(text, number));
    if (former != null) {
      throw Refusal.of(path, number, "says " + key + " again, after line " + former.number());
    }
  }

  /** Empty where the file does not say it, or says nothing. */
  public Optional<Given> find(String name) {
    return Optional.ofNullable(lines.get(name))
        .filter(line -> !line.text().isEmpty())
        .map(line -> new Given(line.text(), Given.Place.FILE, "line " + line.number()));
  }

  public List<String> names() {
    return List.copyOf(lines.keySet());
  }

  /** What the server has read by now from elsewhere would silently not count here: refused. */
  public void refuseServerKeys(List<Key<?>> keys) {
    keys.stream()
        .filter(key -> key.kind().isForServer())
        .flatMap(key -> key.names().stream())
        .filter(lines::containsKey)
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusal.of(
                  path,
                  number(name),
                  "has "
                      + name
                      + ", which the server reads before this file; set "
                      + Key.variable(name)
                      + " in the environment");
            });
  }

  public int number(String name) {
    return Optional.ofNullable(lines.get(name)).map(Line::number).orElse(0);
  }
}
