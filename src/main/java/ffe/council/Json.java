package ffe.council;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Strict JSON (RFC 8259) to a tree of {@code Map, List, String, BigDecimal, Boolean} and empty
 * optionals (null). Bounded in depth and digits; a key that comes twice is refused, since readers
 * differ in which of the two they take.
 */
final class Json {

  static final int DEPTH_MAX = 16;
  static final int DIGITS_MAX = 40;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value and nothing after it.
   *
   * @throws UnclearException with the reason MALFORMED, TOO_DEEP, DUPLICATE_KEY or OUT_OF_RANGE
   */
  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value(1);
    if (json.at != text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw new UnclearException("TOO_DEEP", "deeper than " + DEPTH_MAX + " levels");
    }
    space();
    char ch = peek();
    Object value;
    if (ch == '{') {
      value = object(depth);
    } else if (ch == '[') {
      value = array(depth);
    } else if (ch == '"') {
      value = string();
    } else if (ch == '-' || isDigit(ch)) {
      value = number();
    } else if (take("true")) {
      value = true;
    } else if (take("false")) {
      value = false;
    } else if (take("null")) {
      value = Optional.empty();
    } else {
      throw wrong("a value");
    }
    space();
    return value;
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
      String key = string();
      space();
      need(':');
      if (map.put(key, value(depth + 1)) != null) {
        throw new UnclearException("DUPLICATE_KEY", "a key comes twice at character " + at);
      }
    } while (take(","));
    need('}');
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
    } while (take(","));
    need(']');
    return list;
  }

  private String string() {
    need('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char ch = text.charAt(at++);
      if (ch < 0x20) {
        throw wrong("no control character in a string");
      }
      out.append(ch == '\\' ? escaped() : ch);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char ch = peek();
    at++;
    if (ch == 'u') {
      return hexadecimal();
    }
    int known = "\"\\/bfnrt".indexOf(ch);
    if (known < 0) {
      throw wrong("a known escape");
    }
    return "\"\\/\b\f\n\r\t".charAt(known);
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw wrong("four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private BigDecimal number() {
    int from = at;
    take("-");
    if (!take("0")) {
      digits();
    }
    if (take(".")) {
      digits();
    }
    if (take("e") || take("E")) {
      if (!take("+")) {
        take("-");
      }
      digits();
    }
    return decimal(text.substring(from, at));
  }

  private static BigDecimal decimal(String digits) {
    if (digits.length() <= DIGITS_MAX) {
      try {
        BigDecimal value = new BigDecimal(digits);
        if (Math.abs((long) value.scale()) <= DIGITS_MAX) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new UnclearException("OUT_OF_RANGE", "no number of this engine: " + digits);
      }
    }
    throw new UnclearException(
        "OUT_OF_RANGE", "a number has at most " + DIGITS_MAX + " digits and decimals");
  }

  private void digits() {
    if (!isDigit(peek())) {
      throw wrong("a digit");
    }
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  /** Those of ASCII; others look like digits and are none. */
  private static boolean isDigit(char ch) {
    return ch >= '0' && ch <= '9';
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("more");
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

  private UnclearException wrong(String expected) {
    return new UnclearException(
        "MALFORMED", "not JSON: expected " + expected + " at character " + at + " of the object");
  }
}
