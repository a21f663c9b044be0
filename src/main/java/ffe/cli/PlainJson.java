package ffe.cli;

import ffe.statistics.Figure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Records as JSON for programs: names in snake_case, doubles as numbers, exact amounts, times and
 * lengths as texts, a figure that cannot be told as null.
 */
final class PlainJson {

  private PlainJson() {}

  static String of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(PlainJson::of).orElse("null");
    } else if (value instanceof Figure figure) {
      return figure.number().isPresent() ? of(figure.number().getAsDouble()) : "null";
    } else if (value instanceof Double d) {
      return Double.isFinite(d) ? BigDecimal.valueOf(d).toPlainString() : "null";
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof List<?> list) {
      return list.stream().map(PlainJson::of).collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> Json.quote(String.valueOf(e.getKey())) + ":" + of(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (value instanceof Record record && record.getClass().getName().contains(".money.")) {
      return Json.quote(record.toString());
    } else if (value instanceof Record record) {
      return fields(record);
    }
    return Json.quote(
        value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value.toString());
  }

  private static String fields(Record record) {
    StringBuilder out = new StringBuilder("{");
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      out.append(out.length() > 1 ? "," : "")
          .append(Json.quote(snake(component.getName())))
          .append(':')
          .append(of(value(record, component.getAccessor())));
    }
    return out.append('}').toString();
  }

  private static Object value(Record record, Method accessor) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record shows what it has: " + accessor, e);
    }
  }

  /** {@code win_rate} of {@code winRate}. */
  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
