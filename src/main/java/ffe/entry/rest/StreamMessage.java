package ffe.entry.rest;

import ffe.desk.StatusView;
import ffe.desk.stream.Followed;
import ffe.desk.stream.Follower;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a client of the stream asks for, read strictly: no field twice, none unknown.
 *
 * @param subscribe series to follow, in order
 * @param unsubscribe series to leave
 */
record StreamMessage(List<Wanted> subscribe, List<Followed> unsubscribe) {

  /** Characters of a message, and bytes of a frame of one. */
  static final int CHARS_MAX = 16_384;

  private static final int ONE_MAX = Follower.FOLLOWED_MAX;
  private static final int CANDLES = 100;
  private static final SortedSet<String> LISTS = sorted(Set.of("subscribe", "unsubscribe"));
  private static final SortedSet<String> SERIES =
      sorted(Set.of("source", "asset_pair", "timeframe"));
  private static final SortedSet<String> FIELDS =
      sorted(Set.of("source", "asset_pair", "timeframe", "from", "limit"));

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  /**
   * A series to follow.
   *
   * @param from opening of the first candle; empty for the newest ones
   * @param candles of the snapshot
   */
  record Wanted(Followed what, Optional<Instant> from, int candles) {}

  /** Reads a message; what it does not say is the account's own market. */
  static StreamMessage read(String text, StatusView own) {
    JsonObject message = object(text);
    check("", message.keySet(), LISTS);
    if (message.isEmpty()) {
      throw ApiException.malformed("a message has subscribe, unsubscribe or both");
    }
    List<Wanted> subscribe = new ArrayList<>();
    for (JsonObject one : list(message, "subscribe")) {
      String prefix = "subscribe[" + subscribe.size() + "].";
      subscribe.add(wanted(prefix, fields(prefix, one, FIELDS), own));
    }
    List<Followed> unsubscribe = new ArrayList<>();
    for (JsonObject one : list(message, "unsubscribe")) {
      String prefix = "unsubscribe[" + unsubscribe.size() + "].";
      unsubscribe.add(followed(prefix, fields(prefix, one, SERIES), own));
    }
    return new StreamMessage(subscribe, unsubscribe);
  }

  /** The series that an address asks for; empty when it names none. */
  static Optional<Wanted> query(Map<String, String[]> parameters, StatusView own) {
    Map<String, String> fields = new TreeMap<>();
    parameters.forEach(
        (name, values) -> {
          if (!name.equals(Caller.ACCOUNT)) {
            fields.put(name, values[0]);
          }
          if (values.length > 1) {
            throw new ApiException(
                400, "MALFORMED", name + " is given more than once", JsonBody.field(name));
          }
        });
    if (!FIELDS.containsAll(fields.keySet())) {
      SortedSet<String> known = new TreeSet<>(FIELDS);
      known.add(Caller.ACCOUNT);
      String first = fields.keySet().stream().filter(f -> !known.contains(f)).findFirst().get();
      throw new ApiException(
          422, "UNKNOWN_PARAMETER", "known parameters are " + known, JsonBody.field(first));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(wanted("", fields, own));
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException e) {
      throw ApiException.malformed("the message is not a JSON object, or has a field twice");
    }
  }

  private static List<JsonObject> list(JsonObject message, String name) {
    JsonValue value = message.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (value.getValueType() != JsonValue.ValueType.ARRAY
        || value.asJsonArray().size() > ONE_MAX
        || !value.asJsonArray().stream()
            .allMatch(v -> v.getValueType() == JsonValue.ValueType.OBJECT)) {
      throw ApiException.outOfRange(name, name + " is a list of at most " + ONE_MAX + " objects");
    }
    return value.asJsonArray().getValuesAs(JsonObject.class);
  }

  private static Map<String, String> fields(
      String prefix, JsonObject object, SortedSet<String> known) {
    check(prefix, object.keySet(), known);
    Map<String, String> fields = new TreeMap<>();
    object.forEach((name, value) -> fields.put(name, text(prefix + name, value)));
    return fields;
  }

  private static String text(String field, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    } else if (value instanceof JsonNumber number) {
      return number.toString();
    }
    throw ApiException.outOfRange(field, field + " is a string or a number");
  }

  private static void check(String prefix, Set<String> given, SortedSet<String> known) {
    for (String name : given) {
      if (!known.contains(name)) {
        throw new ApiException(
            422, "UNKNOWN_FIELD", "known fields are " + known, JsonBody.field(prefix + name));
      }
    }
  }

  private static Wanted wanted(String prefix, Map<String, String> fields, StatusView own) {
    return new Wanted(
        followed(prefix, fields, own),
        CandleQuery.time(prefix + "from", fields.getOrDefault("from", "")),
        Limits.whole(
            prefix + "limit",
            fields.getOrDefault("limit", Integer.toString(CANDLES)),
            1,
            Follower.CANDLES_MAX));
  }

  private static Followed followed(String prefix, Map<String, String> fields, StatusView own) {
    return new Followed(
        fields.getOrDefault("source", own.sourceId()),
        Sources.instrument(
            prefix + "asset_pair", fields.getOrDefault("asset_pair", own.instrument())),
        CandleQuery.timeframe(prefix + "timeframe", fields.getOrDefault("timeframe", "5m")));
  }

  private static SortedSet<String> sorted(Set<String> names) {
    return new TreeSet<>(names);
  }
}
