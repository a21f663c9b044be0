package ffe.entry.rest;

import ffe.market.Instrument;
import ffe.money.Money;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Views and values of the core as JSON for clients: fields in snake_case, exact amounts and times
 * as strings, doubles as numbers, absent as null, a record of one component as that component.
 */
final class PlainJson {

  private PlainJson() {}

  static JsonValue of(Object value) {
    if (value instanceof Optional<?> o) {
      return o.map(PlainJson::of).orElse(JsonValue.NULL);
    } else if (value instanceof Boolean b) {
      return b ? JsonValue.TRUE : JsonValue.FALSE;
    } else if (value instanceof Integer || value instanceof Long) {
      return Json.createValue(((Number) value).longValue());
    } else if (value instanceof Double d) {
      return Double.isFinite(d) ? Json.createValue(BigDecimal.valueOf(d)) : JsonValue.NULL;
    } else if (value instanceof BigDecimal d) {
      return Json.createValue(d.toPlainString());
    } else if (value instanceof Duration d) {
      return Json.createValue(d.toMillis() / 1000.0);
    } else if (value instanceof Instrument i) {
      return Json.createValue(i.name());
    } else if (value instanceof Money m) {
      return Json.createObjectBuilder()
          .add("amount", m.amount().toPlainString())
          .add("currency", m.currency().code())
          .build();
    } else if (value instanceof Collection<?> list) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      list.forEach(item -> array.add(of(item)));
      return array.build();
    } else if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      map.forEach((key, item) -> object.add(key.toString(), of(item)));
      return object.build();
    } else if (value instanceof Record r) {
      return record(r);
    } else if (value instanceof Enum<?> || value instanceof Instant || value instanceof String) {
      return Json.createValue(value.toString());
    }
    throw new IllegalStateException("no JSON form for " + value.getClass().getName());
  }

  private static JsonValue record(Record r) {
    RecordComponent[] components = r.getClass().getRecordComponents();
    boolean variant =
        java.util.Arrays.stream(r.getClass().getInterfaces()).anyMatch(Class::isSealed);
    if (components.length == 1 && !variant) {
      return of(component(r, components[0]));
    }
    JsonObjectBuilder object = Json.createObjectBuilder();
    if (variant) {
      object.add("kind", snake(r.getClass().getSimpleName()));
    }
    for (RecordComponent c : components) {
      object.add(snake(c.getName()), of(component(r, c)));
    }
    return object.build();
  }

  private static Object component(Record r, RecordComponent c) {
    try {
      c.getAccessor().setAccessible(true);
      return c.getAccessor().invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + c, e);
    }
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
