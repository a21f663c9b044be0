package ffe.report;

/** Text as it stands in a document or in an attribute's quotes. */
final class Escaped {

  private Escaped() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      switch (ch) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(ch < ' ' ? ' ' : ch);
      }
    }
    return out.toString();
  }
}
