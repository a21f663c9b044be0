package ffe.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An installation as it can be looked at from here.
 *
 * @param environment of this process, which should be the engine's
 * @param url where the engine is asked
 * @param hasKey whether a key was given
 * @param role what the key is to be good for: viewer, trader or admin
 */
public record Site(
    Map<String, String> environment,
    URI url,
    boolean hasKey,
    String role,
    Machine machine,
    Engine engine,
    Clock clock) {

  Path dataDir() {
    return Path.of(setting("FFE_DATA_DIR").orElse("data")).toAbsolutePath().normalize();
  }

  Path configFile() {
    return dataDir().resolve("config").resolve("ffe.properties");
  }

  /** A variable of the environment, set to something. */
  Optional<String> setting(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** As {@link #setting}, else as the configuration file has it. */
  Optional<String> configured(String variable) {
    return setting(variable).or(() -> Optional.ofNullable(inFile().get(variable)));
  }

  /** What the configuration file sets, by the names of the environment; empty without a file. */
  SortedMap<String, String> inFile() {
    SortedMap<String, String> found = new TreeMap<>();
    for (String line : lines(configFile())) {
      int at = line.indexOf('=');
      if (at > 0 && !line.startsWith("#") && !line.startsWith("!")) {
        found.put(variable(line.substring(0, at).strip()), line.substring(at + 1).strip());
      }
    }
    return found;
  }

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Lines of a file without the space around them; none if it cannot be read. */
  static List<String> lines(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(String::strip).toList()
          : List.of();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** Where the engine would listen. */
  String host() {
    return setting("FFE_HTTP_HOST").orElse("127.0.0.1");
  }

  Optional<Integer> port() {
    String text = setting("FFE_HTTP_PORT").orElse("8000");
    return text.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  static boolean isLoopback(String host) {
    return host.matches("localhost|127([.][0-9]{1,3}){3}|::1|\\[::1]");
  }
}
