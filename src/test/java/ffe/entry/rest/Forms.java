package ffe.entry.rest;

import ffe.market.Instrument;
import ffe.money.Money;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON schema of what {@link PlainJson} writes of a record, read off its components: the
 * record's own name is the schema's, and what it is made of is referred to by name.
 */
final class Forms {

  private static final String REF = "#/components/schemas/";

  private final Map<String, JsonObject> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new TreeMap<>();

  /** Schemas by name, of these records and of all that they are made of. */
  static Map<String, JsonObject> of(Collection<Class<?>> records) {
    Forms forms = new Forms();
    records.forEach(forms::form);
    return forms.named;
  }

  private JsonObject form(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> c = (Class<?>) type;
    if (c == boolean.class || c == Boolean.class) {
      return type("boolean");
    } else if (c == int.class || c == Integer.class) {
      return type("integer");
    } else if (c == long.class || c == Long.class) {
      return Json.createObjectBuilder(type("integer")).add("format", "int64").build();
    } else if (c == double.class || c == Double.class || c == Duration.class) {
      return type("number");
    } else if (c == BigDecimal.class) {
      return ref("Decimal");
    } else if (c == Instant.class) {
      return ref("Time");
    } else if (c == Money.class) {
      return ref("Money");
    } else if (c == Instrument.class) {
      return ref("Pair");
    } else if (c.isEnum()) {
      return once(c, () -> closed(c));
    } else if (c.isSealed()) {
      return once(c, () -> oneOf(c));
    } else if (c.isRecord()) {
      boolean isVariant = Arrays.stream(c.getInterfaces()).anyMatch(Class::isSealed);
      RecordComponent[] parts = c.getRecordComponents();
      return parts.length == 1 && !isVariant
          ? form(parts[0].getGenericType())
          : once(c, () -> object(c, isVariant));
    }
    return type("string");
  }

  private JsonObject generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (raw == Optional.class) {
      boolean isSealed = of[0] instanceof Class<?> c && c.isSealed();
      return isSealed ? oneOf((Class<?>) of[0], type("null")) : orNull(form(of[0]));
    } else if (Map.class.isAssignableFrom(raw)) {
      return Json.createObjectBuilder(type("object"))
          .add("additionalProperties", form(of[1]))
          .build();
    }
    return Json.createObjectBuilder(type("array")).add("items", form(of[0])).build();
  }

  private static JsonObject orNull(JsonObject form) {
    return form.containsKey("type")
        ? Json.createObjectBuilder(form)
            .add("type", Json.createArrayBuilder().add(form.get("type")).add("null"))
            .build()
        : Json.createObjectBuilder()
            .add("anyOf", Json.createArrayBuilder().add(form).add(type("null")))
            .build();
  }

  private JsonObject once(Class<?> c, java.util.function.Supplier<JsonObject> form) {
    String name = name(c);
    Class<?> owner = owners.putIfAbsent(name, c);
    if (owner == null) {
      named.put(name, form.get());
    } else if (owner != c) {
      throw new IllegalStateException("two records of one name: " + owner + ", " + c);
    }
    return ref(name);
  }

  /** {@code OrderLife} of the trading desk is TradingDeskOrderLife. */
  private static String name(Class<?> c) {
    Class<?> outer = c.getEnclosingClass();
    return (outer == null ? "" : name(outer)) + c.getSimpleName();
  }

  private static JsonObject closed(Class<?> c) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (Object constant : c.getEnumConstants()) {
      names.add(constant.toString());
    }
    return Json.createObjectBuilder(type("string")).add("enum", names).build();
  }

  private JsonObject oneOf(Class<?> c, JsonObject... others) {
    JsonArrayBuilder forms = Json.createArrayBuilder();
    for (Class<?> variant : c.getPermittedSubclasses()) {
      forms.add(form(variant));
    }
    Arrays.stream(others).forEach(forms::add);
    return Json.createObjectBuilder().add("oneOf", forms).build();
  }

  private JsonObject object(Class<?> c, boolean isVariant) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    JsonArrayBuilder required = Json.createArrayBuilder();
    if (isVariant) {
      properties.add(
          "kind",
          Json.createObjectBuilder(type("string"))
              .add("enum", Json.createArrayBuilder().add(PlainJson.snake(c.getSimpleName()))));
      required.add("kind");
    }
    for (RecordComponent part : c.getRecordComponents()) {
      String name = PlainJson.snake(part.getName());
      properties.add(name, form(part.getGenericType()));
      required.add(name);
    }
    return Json.createObjectBuilder(type("object"))
        .add("properties", properties)
        .add("required", required)
        .build();
  }

  private static JsonObject type(String name) {
    return Json.createObjectBuilder().add("type", name).build();
  }

  private static JsonObject ref(String name) {
    return Json.createObjectBuilder().add("$ref", REF + name).build();
  }
}
