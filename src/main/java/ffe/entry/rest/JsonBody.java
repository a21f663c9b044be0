package ffe.entry.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A flat JSON object read strictly: at most 48 fields of strings, numbers and booleans; no field
 * twice, none unknown, nothing nested.
 */
final class JsonBody {

  private static final int FIELDS_MAX = 48;
  private static final int BYTES_MAX = 65_536;

  /** A number as it was written; none is ever computed here, however long it is. */
  private record Digits(String text) {}

  private final Map<String, Object> fields;

  private JsonBody(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Reads a body. */
  static JsonBody read(InputStream body, Set<String> known) {
    return parse(text(body), new TreeSet<>(known));
  }

  /** Reads a body that may be missing: then it is an object without fields. */
  static JsonBody readOptional(InputStream body, Set<String> known) {
    String text = text(body);
    return text.isEmpty() ? new JsonBody(Map.of()) : parse(text, new TreeSet<>(known));
  }

  private static String text(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new ApiException(413, "TOO_LARGE", "a body has at most " + BYTES_MAX + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.malformed("the body is not UTF-8");
    } catch (IOException e) {
      throw ApiException.malformed("the body could not be read");
    }
  }

  private static JsonBody parse(String text, SortedSet<String> known) {
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
          throw new ApiException(422, "UNKNOWN_FIELD", "known fields are " + known, field(name));
        }
        if (fields.put(name, value) != null || fields.size() > FIELDS_MAX) {
          throw ApiException.malformed("field twice: " + clipped(name));
        }
        event = parser.next();
      }
      if (parser.hasNext()) {
        throw ApiException.malformed("text after the JSON object");
      }
    } catch (JsonException | NoSuchElementException | IllegalStateException e) {
      throw ApiException.malformed("the body is not valid JSON");
    }
    return new JsonBody(fields);
  }

  private static Object value(JsonParser parser, Event event, String name) {
    return switch (event) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> new Digits(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw ApiException.malformed(clipped(name) + " is a string, number or boolean");
    };
  }

  /** A name that came from outside, at a length fit for an answer. */
  static Optional<String> field(String name) {
    return Optional.of(clipped(name));
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

  /** A string, or a number as it was written. */
  Optional<String> text(String name) {
    return fields.get(name) instanceof Digits digits ? Optional.of(digits.text()) : string(name);
  }

  boolean bool(String name, boolean otherwise) {
    Object value = fields.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw ApiException.outOfRange(name, name + " is true or false");
    }
    return value == null ? otherwise : (Boolean) value;
  }
}
