package ffe.adapter.liberty;

import ffe.adapter.config.Key;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of those who operate the engine: its log and its traces. Part of the table of {@link
 * Keys}.
 */
final class OperationKeys {

  private static final List<Key<?>> ALL = new ArrayList<>();

  static final Key<String> LOG_FORMAT =
      add(
          Key.of(
                  "ffe.log.format",
                  "simple",
                  "simple, json",
                  text -> Optional.of(text).filter(List.of("simple", "json")::contains))
              .forServer()
              .means("lines for people, or an object a line with the ids of cycle and order"));

  static final Key<String> LOG_LEVEL =
      add(
          Key.oneOf("ffe.log.level", "info", List.of("error", "warning", "info", "debug"))
              .alias("logging.level")
              .forServer()
              .means("the least important lines of the engine that are kept"));

  static final Key<URI> OTLP =
      add(
          Key.of(
                  "ffe.otlp.endpoint",
                  "",
                  "http:// or https:// with a host, without a path",
                  text -> Optional.of(URI.create(text)).filter(OperationKeys::isServer))
              .alias(TelemetrySource.STANDARD_NAME)
              .forServer()
              .means("where the traces of cycles are sent, by OTLP over HTTP; without it nowhere"));

  private OperationKeys() {}

  /** In the order of the template. */
  static List<Key<?>> all() {
    return List.copyOf(ALL);
  }

  private static <T> Key<T> add(Key<T> key) {
    ALL.add(key);
    return key;
  }

  private static boolean isServer(URI uri) {
    return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && List.of("", "/").contains(uri.getPath());
  }
}
