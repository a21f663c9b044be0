package ffe.council;

import java.util.Locale;

/**
 * Shows foreign words to a model as data: one line, between tags that cannot be closed from inside,
 * because nothing that could end a line, a string or a tag is written as itself.
 */
final class Quarantine {

  private Quarantine() {}

  static String of(OutsideText text) {
    return "<outside source=\""
        + text.source()
        + "\" known=\""
        + text.knownAt()
        + "\">"
        + quoted(text.text())
        + "</outside>";
  }

  /**
   * A JSON string without angle brackets, in which all that is not visible ASCII or a letter is
   * escaped.
   */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '"' || point == '\\') {
        out.append('\\').appendCodePoint(point);
      } else if (isShown(point)) {
        out.appendCodePoint(point);
      } else {
        for (char ch : Character.toChars(point)) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) ch));
        }
      }
    }
    return out.append('"').toString();
  }

  private static boolean isShown(int point) {
    return point == ' '
        || (point > ' ' && point < 0x7f && point != '<' && point != '>')
        || (point > 0x7f && Character.isLetterOrDigit(point));
  }
}
