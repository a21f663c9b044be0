package ffe.adapter.venue.feed;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a venue's JSON; whatever is not as expected is {@link VenueException.Retryable}. */
public final class VenueJson {

  /** More digits than any price or quantity has. */
  private static final int DIGITS_MAX = 40;

  private static final int SHOWN_CHARS_MAX = 80;

  // made once: providers are looked up by the calling thread, and the socket's is not ours
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private VenueJson() {}

  public static JsonObject object(String text) {
    if (value(text, "object") instanceof JsonObject object) {
      return object;
    }
    throw new VenueException.Retryable("not a JSON object: " + shown(text));
  }

  public static JsonArray array(String text) {
    if (value(text, "array") instanceof JsonArray array) {
      return array;
    }
    throw new VenueException.Retryable("not a JSON array: " + shown(text));
  }

  private static JsonValue value(String text, String kind) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException | IllegalStateException e) {
      throw new VenueException.Retryable("not a JSON " + kind + ": " + shown(text), e);
    }
  }

  public static JsonObject object(@Nullable JsonValue value, String name) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong(name, value);
  }

  public static JsonArray array(@Nullable JsonValue value, String name) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, value);
  }

  public static String text(JsonObject object, String name) {
    return textIfAny(object, name).orElseThrow(() -> wrong(name, object.get(name)));
  }

  public static Optional<String> textIfAny(JsonObject object, String name) {
    return object.get(name) instanceof JsonString s ? Optional.of(s.getString()) : Optional.empty();
  }

  /** An exact number, written as a number or as a string. */
  public static BigDecimal decimal(@Nullable JsonValue value, String name) {
    String text =
        value instanceof JsonString s
            ? s.getString()
            : value instanceof JsonNumber ? value.toString() : "";
    if (text.isEmpty()
        || text.length() > DIGITS_MAX
        || !text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?")) {
      throw wrong(name, value);
    }
    return new BigDecimal(text);
  }

  public static long integer(@Nullable JsonValue value, String name) {
    try {
      return decimal(value, name).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name, value);
    }
  }

  public static Instant instant(JsonObject object, String name) {
    String text = text(object, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new VenueException.Retryable(name + " is no time: " + shown(text), e);
    }
  }

  public static String shown(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN_CHARS_MAX ? line : line.substring(0, SHOWN_CHARS_MAX) + "...";
  }

  private static VenueException wrong(String name, @Nullable JsonValue value) {
    return new VenueException.Retryable(
        name + " is not as documented: " + shown(String.valueOf(value)));
  }
}
