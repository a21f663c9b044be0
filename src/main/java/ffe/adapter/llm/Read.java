package ffe.adapter.llm;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** Reads JSON of a form one does not rely on: what is missing or of another kind is empty. */
final class Read {

  /** More than any call uses, so that sums stay sums. */
  private static final long COUNT_MAX = 1_000_000_000;

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

  private Read() {}

  /** Empty when it is no object, or one that is nested beyond what the parser allows. */
  static Optional<JsonObject> json(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (RuntimeException e) {
      // the parser tells of nesting by a plain RuntimeException
      return Optional.empty();
    }
  }

  static boolean isList(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray;
  }

  static JsonObject object(JsonObject object, String name) {
    return asObject(object.getOrDefault(name, JsonValue.NULL));
  }

  /** The first object of a list. */
  static JsonObject first(JsonObject object, String name) {
    return list(object, name).stream().findFirst().map(Read::asObject).orElse(NOTHING);
  }

  static JsonArray list(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
  }

  static JsonObject asObject(JsonValue value) {
    return value instanceof JsonObject found ? found : NOTHING;
  }

  static String word(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /** Zero where it is no count. */
  static long count(JsonObject object, String name) {
    if (!(object.get(name) instanceof JsonNumber number)) {
      return 0;
    }
    double value = number.doubleValue();
    return value >= 0 && value <= COUNT_MAX ? (long) value : 0;
  }
}
