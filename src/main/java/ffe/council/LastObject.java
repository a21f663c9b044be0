package ffe.council;

import java.util.Optional;

/**
 * Finds the JSON object that an answer means, whatever stands around it: fences, prose, a draft
 * before it. Of several the last one counts.
 *
 * <p>An answer that ends inside an object is cut off, and no part of it counts: neither an object
 * within the one that is open nor one before it, which the open one may have been about to take
 * back.
 */
final class LastObject {

  private static final String THOUGHT = "<think>";
  private static final String THOUGHT_END = "</think>";

  private LastObject() {}

  /**
   * The text of the last object, from brace to brace.
   *
   * @throws UnclearException EMPTY_ANSWER, NO_OBJECT or CUT_OFF
   */
  static String of(String raw) {
    String text = withoutThought(raw);
    if (text.isBlank()) {
      throw new UnclearException("EMPTY_ANSWER", "the answer is empty");
    }
    Optional<String> last = Optional.empty();
    int open = text.indexOf('{');
    while (open >= 0) {
      int end = end(text, open);
      if (end < 0) {
        throw new UnclearException("CUT_OFF", "the answer ends inside of an object");
      }
      last = Optional.of(text.substring(open, end));
      open = text.indexOf('{', end);
    }
    return last.orElseThrow(
        () -> new UnclearException("NO_OBJECT", "there is no JSON object in the answer"));
  }

  /** Some local models think aloud before they answer. */
  private static String withoutThought(String raw) {
    String text = raw.strip();
    if (!text.startsWith(THOUGHT)) {
      return text;
    }
    int end = text.indexOf(THOUGHT_END);
    if (end < 0) {
      throw new UnclearException("CUT_OFF", "the answer ends inside of a thought");
    }
    return text.substring(end + THOUGHT_END.length());
  }

  /** Where the object that begins at a brace is over; below 0 if it never is. */
  private static int end(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char ch = text.charAt(i);
      if (quoted) {
        if (ch == '\\') {
          i++;
        } else if (ch == '"') {
          quoted = false;
        }
      } else if (ch == '"') {
        quoted = true;
      } else if (ch == '{') {
        depth++;
      } else if (ch == '}') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }
}
