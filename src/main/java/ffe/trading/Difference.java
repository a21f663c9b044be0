package ffe.trading;

import java.util.ArrayDeque;
import java.util.Deque;
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

  /** Fields and places in lists that are open at a position of canonical JSON, from the outside. */
  private static String path(String text, int at) {
    Deque<Place> open = new ArrayDeque<>();
    for (int i = 0; i < at; i++) {
      char ch = text.charAt(i);
      if (ch == '"') {
        int close = closing(text, i);
        if (close + 1 < text.length() && text.charAt(close + 1) == ':' && !open.isEmpty()) {
          open.getLast().name = text.substring(i + 1, close);
        }
        i = close;
      } else if (ch == '{' || ch == '[') {
        open.addLast(new Place(ch == '['));
      } else if ((ch == '}' || ch == ']') && !open.isEmpty()) {
        open.removeLast();
      } else if (ch == ',' && !open.isEmpty()) {
        open.getLast().index++;
      }
    }
    StringBuilder out = new StringBuilder();
    open.forEach(place -> out.append('/').append(place));
    return out.isEmpty() ? "/" : out.toString();
  }

  private static int closing(String text, int quote) {
    int close = quote + 1;
    while (close < text.length() && text.charAt(close) != '"') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    return close;
  }

  /** Where in an object or list. */
  private static final class Place {

    private final boolean isList;
    private String name = "";
    private int index;

    Place(boolean isList) {
      this.isList = isList;
    }

    @Override
    public String toString() {
      return isList ? Integer.toString(index) : name;
    }
  }
}
