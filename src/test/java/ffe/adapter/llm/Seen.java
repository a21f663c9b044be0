package ffe.adapter.llm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A request as it came. */
record Seen(String method, String path, Headers headers, String body) {

  /** By name in lower case. */
  static final class Headers extends TreeMap<String, String> {

    private static final long serialVersionUID = 1;

    void add(String line) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (put(name, line.substring(colon + 1).strip()) != null) {
        throw new IllegalStateException("twice: " + name);
      }
    }

    String one(String name) {
      String value = get(name);
      return value == null ? "0" : value;
    }
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  /** The text at a path of names and indices, such as {@code messages.0.content}. */
  String at(String path) {
    return text(List.of(path.split("\\.")));
  }

  private String text(List<String> path) {
    jakarta.json.JsonValue value = json();
    for (String step : path) {
      value =
          step.matches("[0-9]+")
              ? value.asJsonArray().get(Integer.parseInt(step))
              : value.asJsonObject().get(step);
    }
    return value instanceof jakarta.json.JsonString string
        ? string.getString()
        : String.valueOf(value);
  }
}
