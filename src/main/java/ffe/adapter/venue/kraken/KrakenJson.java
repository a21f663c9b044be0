package ffe.adapter.venue.kraken;

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

/** Reads Kraken's JSON; whatever is not as expected is {@link KrakenException.Retryable}. */
final class KrakenJson {

  /** More digits than any price or quantity has. */
  private static final int DIGITS_MAX = 40;

  private static final int SHOWN_CHARS_MAX = 80;

  // made once: providers are looked up by the calling thread, and the socket's is not ours
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private KrakenJson() {}

  static JsonObject object(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException | ClassCastException e) {
      throw new KrakenException.Retryable("not a JSON object: " + shown(text), e);
    }
  }

  /** The result of a REST answer, or its errors as an exception. */
  static JsonObject result(String body) {
    JsonObject answer = object(body);
    JsonArray errors =
        answer.get("error") instanceof JsonArray array ? array : JsonArray.EMPTY_JSON_ARRAY;
    if (!errors.isEmpty()) {
      String words = shown(errors.toString());
      String first = errors.get(0) instanceof JsonString s ? s.getString() : words;
      // EQuery and EGeneral:Invalid speak of the request; limits and EService speak of the moment
      if (first.startsWith("EQuery:") || first.startsWith("EGeneral:Invalid")) {
        throw new KrakenException.Permanent("Kraken refused: " + words);
      }
      throw new KrakenException.Retryable("Kraken answered: " + words);
    }
    return object(answer.get("result"), "result");
  }

  static JsonObject object(@Nullable JsonValue value, String name) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong(name, value);
  }

  static JsonArray array(@Nullable JsonValue value, String name) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, value);
  }

  static String text(JsonObject object, String name) {
    return textIfAny(object, name).orElseThrow(() -> wrong(name, object.get(name)));
  }

  static Optional<String> textIfAny(JsonObject object, String name) {
    return object.get(name) instanceof JsonString s ? Optional.of(s.getString()) : Optional.empty();
  }

  /** An exact number, written as a number or as a string. */
  static BigDecimal decimal(@Nullable JsonValue value, String name) {
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

  static long integer(@Nullable JsonValue value, String name) {
    try {
      return decimal(value, name).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name, value);
    }
  }

  static Instant instant(JsonObject object, String name) {
    String text = text(object, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new KrakenException.Retryable(name + " is no time: " + shown(text), e);
    }
  }

  static String shown(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN_CHARS_MAX ? line : line.substring(0, SHOWN_CHARS_MAX) + "...";
  }

  private static KrakenException wrong(String name, @Nullable JsonValue value) {
    return new KrakenException.Retryable(
        name + " is not as documented: " + shown(String.valueOf(value)));
  }
}
