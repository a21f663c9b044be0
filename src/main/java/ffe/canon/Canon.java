package ffe.canon;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

  /** Of a decision without prompts; most are smaller, a few much larger. */
  private static final int RECORD_CHARACTERS = 8_192;

  private static final HexFormat HEX = HexFormat.of();

  private Canon() {}

  public static String write(Object value) {
    StringBuilder out = new StringBuilder(value instanceof Record ? RECORD_CHARACTERS : 64);
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
    return type.cast(read(text, (Type) type));
  }

  /** As {@link #read(String, Class)} for a generic type such as a list of records. */
  public static Object read(String text, Type type) {
    return canonical(text, CanonReader.read(text, type));
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
    } else if (value instanceof Long n) {
      out.append(n.longValue());
    } else if (value instanceof Integer n) {
      out.append(n.intValue());
    } else if (value instanceof Boolean b) {
      out.append(b.booleanValue());
    } else if (value instanceof Double d) {
      bits(out, d);
    } else if (value instanceof BigDecimal d) {
      quote(out, plain(d));
    } else if (value instanceof Enum<?> e) {
      quote(out, e.name());
    } else if (value instanceof Instant at) {
      quote(out, Instants.text(at));
    } else if (value instanceof Duration) {
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
  private static void bits(StringBuilder out, double d) {
    if (!Double.isFinite(d)) {
      throw new CanonException("not a finite number: " + d);
    }
    long bits = Double.doubleToLongBits(d == 0 ? 0.0 : d);
    out.append('"').append(HEX.toHexDigits(bits)).append('"');
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
    RecordForm form = RecordForm.of(r.getClass());
    if (form.isBare()) {
      write(out, form.fields().get(0).of(r));
    } else if (form.isRepeated()) {
      writeRepeated(out, r, form);
    } else {
      writeFields(out, r, form);
    }
  }

  private static void writeRepeated(StringBuilder out, Record r, RecordForm form) {
    Optional<String> known = form.remembered(r);
    if (known.isPresent()) {
      out.append(known.get());
      return;
    }
    int from = out.length();
    writeFields(out, r, form);
    form.remember(r, out.substring(from));
  }

  private static void writeFields(StringBuilder out, Record r, RecordForm form) {
    out.append('{').append(form.tag());
    boolean isFirst = form.tag().isEmpty();
    for (RecordForm.Field field : form.fields()) {
      Object value = field.of(r);
      if (field.isLeftOut(value)) {
        continue;
      }
      if (!isFirst) {
        out.append(',');
      }
      isFirst = false;
      write(out.append(field.key()), value);
    }
    out.append('}');
  }

  private static void quote(StringBuilder out, String s) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < s.length(); i++) {
      char ch = s.charAt(i);
      if (ch == '"' || ch == '\\') {
        out.append(s, from, i).append('\\').append(ch);
        from = i + 1;
      } else if (ch < 0x20 || Character.isSurrogate(ch)) {
        out.append(s, from, i).append("\\u").append(HEX.toHexDigits(ch));
        from = i + 1;
      }
    }
    out.append(s, from, s.length()).append('"');
  }
}
