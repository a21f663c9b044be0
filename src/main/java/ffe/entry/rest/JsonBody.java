package ffe.entry.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A flat JSON object read strictly: at most 32 fields of strings, numbers and booleans; no field
 * twice, none unknown, nothing nested.
 */
final class JsonBody {

  private static final int FIELDS_MAX = 32;
  private static final int CHARACTERS_MAX = 65_536;

  private final Map<String, Object> fields;

  private JsonBody(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Reads a body; an empty one is an object without fields when it is optional. */
  static JsonBody read(String text, Set<String> known) {
    if (text.length() > CHARACTERS_MAX) {
      throw new ApiException(
          413, "TOO_LARGE", "a body has at most " + CHARACTERS_MAX + " characters");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
        throw ApiException.malformed("a JSON object is expected");
      }
      Event event = parser.next();
      while (event != Event.END_OBJECT) {
        String name = parser.getString();
        Object value = value(parser, parser.next(), name);
        if (!known.contains(name)) {
          throw new ApiException(
              422, "UNKNOWN_FIELD", "known fields are " + known, Optional.of(clipped(name)));
        }
        if (fields.put(name, value) != null || fields.size() > FIELDS_MAX) {
          throw ApiException.malformed("field twice: " + clipped(name));
        }
        event = parser.next();
      }
      if (parser.hasNext()) {
        throw ApiException.malformed("text after the JSON object");
      }
    } catch (JsonParsingException | java.util.NoSuchElementException | IllegalStateException e) {
      throw ApiException.malformed("the body is not valid JSON");
    }
    return new JsonBody(fields);
  }

  private static Object value(JsonParser parser, Event event, String name) {
    return switch (event) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> parser.getBigDecimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw ApiException.malformed(clipped(name) + " is a string, number or boolean");
    };
  }

  private static String clipped(String name) {
    return name.length() > 40 ? name.substring(0, 40) : name;
  }

  Optional<String> string(String name) {
    Object value = fields.get(name);
    if (value != null && !(value instanceof String)) {
      throw ApiException.outOfRange(name, name + " is a string");
    }
    return Optional.ofNullable((String) value);
  }

  boolean bool(String name, boolean otherwise) {
    Object value = fields.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw ApiException.outOfRange(name, name + " is true or false");
    }
    return value == null ? otherwise : (Boolean) value;
  }
}
