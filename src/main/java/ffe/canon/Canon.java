package ffe.canon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Canonical JSON of the core's values: records in component order, lists, sorted maps, enums,
 * strings, exact numbers, instants, durations and optionals.
 *
 * <p>A record with one component is written as that component; a record that belongs to a sealed
 * interface is an object that starts with {@code "@"} and its simple name. Doubles and decimals are
 * strings (bits and plain digits). What is empty and {@link LeftOutWhenEmpty} is not written.
 */
public final class Canon {

  private Canon() {}

  public static String write(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value);
    return out.toString();
  }

  public static Digest digest(Object value) {
    return Digest.of(write(value));
  }

  /**
   * Reads what {@link #write} wrote, and nothing else: what is read is written again and compared.
   *
   * @throws CanonException if the text is malformed, too deep, does not fit the type or is not the
   *     canonical one of its value
   */
  public static <T> T read(String text, Class<T> type) {
    return type.cast(canonical(text, CanonBinder.bind(CanonParser.parse(text), type)));
  }

  /** As {@link #read(String, Class)} for a generic type such as a list of records. */
  public static Object read(String text, Type type) {
    return canonical(text, CanonBinder.bind(CanonParser.parse(text), type));
  }

  private static Object canonical(String text, Object value) {
    String again = write(value);
    if (!again.equals(text)) {
      int same = 0;
      while (same < Math.min(again.length(), text.length())
          && again.charAt(same) == text.charAt(same)) {
        same++;
      }
      throw new CanonException("not the canonical text of its value at character " + same);
    }
    return value;
  }

  private static void write(StringBuilder out, Object value) {
    if (value instanceof String s) {
      quote(out, s);
    } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Double d) {
      quote(out, bits(d));
    } else if (value instanceof BigDecimal d) {
      quote(out, plain(d));
    } else if (value instanceof Enum<?> e) {
      quote(out, e.name());
    } else if (value instanceof Instant || value instanceof Duration) {
      quote(out, value.toString());
    } else if (value instanceof Optional<?> o) {
      writeOptional(out, o);
    } else if (value instanceof List<?> list) {
      writeList(out, list);
    } else if (value instanceof SortedMap<?, ?> map) {
      writeMap(out, map);
    } else if (value instanceof Record r) {
      writeRecord(out, r);
    } else {
      throw new CanonException("no canonical form for " + value.getClass().getName());
    }
  }

  /** The 64 bits of a double, NaN and infinities refused. */
  static String bits(double d) {
    if (!Double.isFinite(d)) {
      throw new CanonException("not a finite number: " + d);
    }
    return String.format(java.util.Locale.ROOT, "%016x", Double.doubleToLongBits(d == 0 ? 0.0 : d));
  }

  static String plain(BigDecimal d) {
    return d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
  }

  private static void writeList(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      write(out, item);
      separator = ",";
    }
    out.append(']');
  }

  private static void writeOptional(StringBuilder out, Optional<?> optional) {
    int from = out.length();
    optional.ifPresent(v -> write(out, v));
    if (out.length() == from + 4 && out.indexOf("null", from) == from) {
      throw new CanonException("an optional of an empty optional cannot be told from an empty one");
    }
    if (optional.isEmpty()) {
      out.append("null");
    }
  }

  private static void writeMap(StringBuilder out, SortedMap<?, ?> map) {
    if (map.comparator() != null) {
      throw new CanonException("a map is sorted in the natural order of its keys");
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new CanonException("the keys of a map are strings");
      }
      out.append(separator);
      quote(out, key);
      out.append(':');
      write(out, entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private static void writeRecord(StringBuilder out, Record r) {
    RecordComponent[] components = r.getClass().getRecordComponents();
    boolean tagged = CanonBinder.sealedParent(r.getClass()).isPresent();
    if (components.length == 1 && !tagged) {
      write(out, component(r, components[0]));
      return;
    }
    out.append('{');
    String separator = "";
    if (tagged) {
      out.append("\"@\":");
      quote(out, r.getClass().getSimpleName());
      separator = ",";
    }
    for (RecordComponent c : components) {
      Object value = component(r, c);
      if (c.isAnnotationPresent(LeftOutWhenEmpty.class) && value.equals(empty(c))) {
        continue;
      }
      out.append(separator);
      quote(out, c.getName());
      out.append(':');
      write(out, value);
      separator = ",";
    }
    out.append('}');
  }

  /** What a component that is left out stands for. */
  static Object empty(RecordComponent c) {
    if (c.getType() == Optional.class) {
      return Optional.empty();
    } else if (c.getType() == List.class) {
      return List.of();
    } else if (c.getType() == SortedMap.class) {
      return Collections.emptySortedMap();
    }
    throw new CanonException("only an optional, a list or a map is left out when empty: " + c);
  }

  private static Object component(Record r, RecordComponent c) {
    try {
      c.getAccessor().setAccessible(true);
      return c.getAccessor().invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new CanonException("cannot read " + c + " of " + r.getClass().getName(), e);
    }
  }

  private static void quote(StringBuilder out, String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char ch = s.charAt(i);
      if (ch == '"' || ch == '\\') {
        out.append('\\').append(ch);
      } else if (ch < 0x20 || Character.isSurrogate(ch)) {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) ch));
      } else {
        out.append(ch);
      }
    }
    out.append('"');
  }
}
