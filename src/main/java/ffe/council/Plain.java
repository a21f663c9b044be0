package ffe.council;

/**
 * Texts from outside as plain ones: no control characters, no half characters, a bounded length.
 */
final class Plain {

  private static final int SENTENCE_MAX = 1_000;
  private static final int SHORT_MAX = 40;
  private static final String MORE = "...";

  private Plain() {}

  /** As long as an opinion's sentences may be. */
  static String sentence(String text) {
    return cut(text, SENTENCE_MAX);
  }

  static String shortly(String text) {
    return cut(text, SHORT_MAX);
  }

  /**
   * What a database or a page could not keep becomes a space or U+FFFD; what is too long ends in
   * dots.
   */
  static String cut(String text, int charactersMax) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      out.appendCodePoint(allowed(point));
      if (out.length() > charactersMax) {
        int end = charactersMax - MORE.length();
        boolean half = Character.isHighSurrogate(out.charAt(end - 1));
        return out.substring(0, half ? end - 1 : end) + MORE;
      }
    }
    return out.toString();
  }

  private static int allowed(int point) {
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      return 0xfffd;
    }
    boolean line = point == '\n' || point == '\t';
    return Character.isISOControl(point) && !line ? ' ' : point;
  }
}
