package ffe.trading;

import java.util.Optional;

/** The first place where two canonical texts differ, for people. */
final class Difference {

  private static final int CONTEXT = 60;

  private Difference() {}

  static Optional<String> first(String stored, String again) {
    if (stored.equals(again)) {
      return Optional.empty();
    }
    int at = 0;
    int end = Math.min(stored.length(), again.length());
    while (at < end && stored.charAt(at) == again.charAt(at)) {
      at++;
    }
    return Optional.of(
        path(stored, at) + ": stored " + around(stored, at) + ", now " + around(again, at));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 12), Math.min(text.length(), at + CONTEXT));
  }

  /** Names of the objects and fields that are open at a position of canonical JSON. */
  private static String path(String text, int at) {
    StringBuilder out = new StringBuilder();
    java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
    String name = "";
    int i = 0;
    while (i < at) {
      char ch = text.charAt(i);
      if (ch == '"') {
        int close = i + 1;
        while (close < text.length() && text.charAt(close) != '"') {
          close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close + 1 < text.length() && text.charAt(close + 1) == ':') {
          name = text.substring(i + 1, close);
        }
        i = close;
      } else if (ch == '{' || ch == '[') {
        open.addLast(name);
        name = "";
      } else if (ch == '}' || ch == ']') {
        name = open.isEmpty() ? "" : open.removeLast();
      }
      i++;
    }
    open.addLast(name);
    open.stream().filter(part -> !part.isEmpty()).forEach(part -> out.append('/').append(part));
    return out.isEmpty() ? "/" : out.toString();
  }
}
