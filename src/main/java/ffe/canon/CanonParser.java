package ffe.canon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Canonical JSON to a tree of {@code Map, List, String, Long, Boolean} and empty optionals (null).
 */
final class CanonParser {

  private static final int DEPTH_MAX = 64;
  private static final int CHARACTERS_MAX = 16_000_000;

  private final String text;
  private int at;

  private CanonParser(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    if (text.length() > CHARACTERS_MAX) {
      throw new CanonException("longer than " + CHARACTERS_MAX + " characters");
    }
    CanonParser parser = new CanonParser(text);
    Object value = parser.value(0);
    if (parser.at != text.length()) {
      throw parser.wrong("end of text");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw new CanonException("deeper than " + DEPTH_MAX + " levels");
    }
    char ch = peek();
    if (ch == '{') {
      return object(depth);
    } else if (ch == '[') {
      return array(depth);
    } else if (ch == '"') {
      return string();
    } else if (ch == '-' || (ch >= '0' && ch <= '9')) {
      return number();
    } else if (take("true")) {
      return true;
    } else if (take("false")) {
      return false;
    } else if (take("null")) {
      return Optional.empty();
    }
    throw wrong("a value");
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    if (take("}")) {
      return map;
    }
    do {
      String key = string();
      need(':');
      if (map.put(key, value(depth + 1)) != null) {
        throw new CanonException("key twice: " + key);
      }
    } while (take(","));
    need('}');
    return map;
  }

  private List<Object> array(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    if (take("]")) {
      return list;
    }
    do {
      list.add(value(depth + 1));
    } while (take(","));
    need(']');
    return list;
  }

  private String string() {
    need('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char ch = text.charAt(at++);
      if (ch == '\\') {
        char escaped = peek();
        at++;
        if (escaped == 'u') {
          ch = hexadecimal();
        } else {
          ch = escaped;
        }
      }
      out.append(ch);
    }
    at++;
    return out.toString();
  }

  private char hexadecimal() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-f]{4}")) {
      throw wrong("four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Long number() {
    int from = at++;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    try {
      return Long.valueOf(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw new CanonException("not a whole number at " + from, e);
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
