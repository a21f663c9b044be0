package ffe.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON into {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean}
 * and empty optionals for null.
 */
final class Json {

  private static final int DEPTH_MAX = 64;
  private static final int DIGITS_MAX = 40;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Not JSON. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  /** The value at a path of names with dots, empty if there is none or it is null. */
  static Optional<Object> at(Object value, String path) {
    Object here = value;
    for (String name : path.split("\\.", -1)) {
      if (!(here instanceof Map<?, ?> map) || !map.containsKey(name)) {
        return Optional.empty();
      }
      here = map.get(name);
    }
    return here instanceof Optional<?> ? Optional.empty() : Optional.of(here);
  }

  /** The same as plain text. */
  static String text(Object value, String path) {
    return at(value, path).map(Json::plain).orElse("");
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal d ? d.toPlainString() : value.toString();
  }

  static List<Object> list(Object value, String path) {
    return at(value, path)
        .filter(List.class::isInstance)
        .<List<Object>>map(found -> new ArrayList<>((List<?>) found))
        .orElse(List.of());
  }

  /** A text as JSON. */
  static String quote(String s) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char ch = s.charAt(i);
      if (ch == '"' || ch == '\\') {
        out.append('\\').append(ch);
      } else if (ch < ' ' || Character.isSurrogate(ch)) {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) ch));
      } else {
        out.append(ch);
      }
    }
    return out.append('"').toString();
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw wrong("fewer levels");
    }
    space();
    char ch = peek();
    if (ch == '{') {
      return object(depth);
    } else if (ch == '[') {
      return array(depth);
    } else if (ch == '"') {
      return string();
    } else if (take("true")) {
      return true;
    } else if (take("false")) {
      return false;
    } else if (take("null")) {
      return Optional.empty();
    }
    return number();
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    space();
    if (take("}")) {
      return map;
    }
    do {
      space();
      String name = string();
      space();
      need(":");
      map.put(name, value(depth + 1));
      space();
    } while (take(","));
    need("}");
    return map;
  }

  private List<Object> array(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    space();
    if (take("]")) {
      return list;
    }
    do {
      list.add(value(depth + 1));
      space();
    } while (take(","));
    need("]");
    return list;
  }

  private String string() {
    need("\"");
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char ch = text.charAt(at++);
      out.append(ch == '\\' ? escaped() : ch);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char ch = peek();
    at++;
    return switch (ch) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
          throw wrong("four hexadecimal digits");
        }
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> ch;
    };
  }

  private BigDecimal number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    // bounded before it is read: an exponent could ask for a number larger than memory
    if (digits.length() > DIGITS_MAX
        || !digits.matches("-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
      throw wrong("a value");
    }
    return new BigDecimal(digits);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("more text");
    }
    return text.charAt(at);
  }

  private boolean take(String word) {
    boolean found = text.startsWith(word, at);
    at += found ? word.length() : 0;
    return found;
  }

  private void need(String word) {
    if (!take(word)) {
      throw wrong(word);
    }
  }

  private MalformedException wrong(String expected) {
    return new MalformedException("expected " + expected + " at character " + at);
  }
}
