package ffe.canon;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads canonical JSON as values of declared types, in one pass: fields come in the order in which
 * they are written.
 */
final class CanonReader {

  private static final int DEPTH_MAX = 64;
  private static final int CHARACTERS_MAX = 16_000_000;
  private static final int DECIMAL_MAX = 1_000;

  private final String text;
  private int at;

  private CanonReader(String text) {
    this.text = text;
  }

  static Object read(String text, Type type) {
    if (text.length() > CHARACTERS_MAX) {
      throw new CanonException("longer than " + CHARACTERS_MAX + " characters");
    }
    CanonReader reader = new CanonReader(text);
    Object value = reader.value(type, 0);
    if (reader.at != text.length()) {
      throw reader.wrong("end of text");
    }
    return value;
  }

  private Object value(Type type, int depth) {
    if (depth > DEPTH_MAX) {
      throw new CanonException("deeper than " + DEPTH_MAX + " levels");
    }
    if (type instanceof ParameterizedType p) {
      return generic((Class<?>) p.getRawType(), p.getActualTypeArguments(), depth);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return record(raw, depth);
    } else if (raw.isSealed() && !raw.isEnum()) {
      return member(raw, depth);
    }
    try {
      return plain(raw);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new CanonException("does not fit " + raw.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private Object generic(Class<?> raw, Type[] arguments, int depth) {
    if (raw == Optional.class) {
      return take("null") ? Optional.empty() : Optional.of(value(arguments[0], depth + 1));
    } else if (raw == List.class) {
      return list(arguments[0], depth);
    } else if (raw == SortedMap.class) {
      return map(arguments[1], depth);
    }
    throw new CanonException("cannot read " + raw.getSimpleName());
  }

  private Object plain(Class<?> raw) {
    if (raw == double.class || raw == Double.class) {
      return Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(string()));
    } else if (raw == String.class) {
      return string();
    } else if (raw == int.class || raw == Integer.class) {
      return Math.toIntExact(number());
    } else if (raw == long.class || raw == Long.class) {
      return number();
    } else if (raw == Instant.class) {
      return Instants.parse(string());
    } else if (raw == BigDecimal.class) {
      return decimal(string());
    } else if (raw.isEnum()) {
      return Named.constant(raw, string());
    } else if (raw == boolean.class || raw == Boolean.class) {
      return yesOrNo();
    } else if (raw == Duration.class) {
      return Duration.parse(string());
    }
    throw new CanonException("cannot read " + raw.getName());
  }

  private Object record(Class<?> type, int depth) {
    RecordForm form = RecordForm.of(type);
    if (form.isBare()) {
      return form.construct(new Object[] {value(form.fields().get(0).type(), depth + 1)});
    }
    need('{');
    if (!take(form.tag())) {
      throw wrong(form.tag());
    }
    return fields(form, depth);
  }

  private Object member(Class<?> sealed, int depth) {
    if (!take("{\"@\":")) {
      throw wrong("the name of a " + sealed.getSimpleName());
    }
    return fields(RecordForm.of(Named.member(sealed, string())), depth);
  }

  private Object fields(RecordForm form, int depth) {
    Object[] values = new Object[form.fields().size()];
    boolean isFirst = form.tag().isEmpty();
    for (int i = 0; i < values.length; i++) {
      RecordForm.Field field = form.fields().get(i);
      int key = isFirst ? at : at + 1;
      if (text.startsWith(field.key(), key) && (isFirst || text.charAt(at) == ',')) {
        at = key + field.key().length();
        values[i] = value(field.type(), depth + 1);
        isFirst = false;
      } else {
        values[i] =
            field.leftOut().orElseThrow(() -> wrong(field.name() + " of a " + form.title()));
      }
    }
    need('}');
    return form.construct(values);
  }

  private List<Object> list(Type type, int depth) {
    List<Object> list = new ArrayList<>();
    need('[');
    if (!take("]")) {
      do {
        list.add(value(type, depth + 1));
      } while (take(","));
      need(']');
    }
    return Collections.unmodifiableList(list);
  }

  private SortedMap<String, Object> map(Type type, int depth) {
    SortedMap<String, Object> map = new TreeMap<>();
    need('{');
    if (!take("}")) {
      do {
        String key = string();
        need(':');
        if (map.put(key, value(type, depth + 1)) != null) {
          throw new CanonException("key twice: " + key);
        }
      } while (take(","));
      need('}');
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private String string() {
    need('"');
    int from = at;
    while (peek() != '"' && text.charAt(at) != '\\') {
      at++;
    }
    String plain = text.substring(from, at);
    return text.charAt(at++) == '"' ? plain : escaped(new StringBuilder(plain));
  }

  /** The rest of a string, after its first backslash. */
  private String escaped(StringBuilder out) {
    at--;
    while (peek() != '"') {
      char ch = text.charAt(at++);
      if (ch == '\\') {
        ch = peek();
        at++;
        if (ch == 'u') {
          ch = hexadecimal();
        }
      }
      out.append(ch);
    }
    at++;
    return out.toString();
  }

  private char hexadecimal() {
    if (at + 4 > text.length()) {
      throw wrong("four hexadecimal digits");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char ch = text.charAt(at);
      if (!HexFormat.isHexDigit(ch)) {
        throw wrong("four hexadecimal digits");
      }
      code = code * 16 + HexFormat.fromHexDigit(ch);
      at++;
    }
    return (char) code;
  }

  private long number() {
    int from = at;
    take("-");
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    try {
      return Long.parseLong(text, from, at, 10);
    } catch (NumberFormatException e) {
      throw new CanonException("not a whole number at " + from, e);
    }
  }

  private boolean yesOrNo() {
    boolean yes = take("true");
    if (!yes && !take("false")) {
      throw wrong("true or false");
    }
    return yes;
  }

  /** Plain digits only: an exponent could ask for a number larger than memory. */
  private static BigDecimal decimal(String text) {
    boolean fits = text.length() <= DECIMAL_MAX;
    for (int i = 0; fits && i < text.length(); i++) {
      char ch = text.charAt(i);
      fits = (ch >= '0' && ch <= '9') || ch == '.' || ch == '-';
    }
    if (!fits) {
      throw new CanonException("not a plain decimal number of at most " + DECIMAL_MAX + " digits");
    }
    return new BigDecimal(text);
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("more text");
    }
    return text.charAt(at);
  }

  private boolean take(String word) {
    boolean found = text.startsWith(word, at);
    if (found) {
      at += word.length();
    }
    return found;
  }

  private void need(char ch) {
    if (peek() != ch) {
      throw wrong("'" + ch + "'");
    }
    at++;
  }

  private CanonException wrong(String expected) {
    return new CanonException("expected " + expected + " at character " + at);
  }
}
