package ffe.report;

import java.util.List;

/**
 * A document of sections that needs nothing but itself, dark and light as the reader has it.
 *
 * <p>Titles, headings and cells are texts and are escaped; what a section holds is markup.
 */
final class Document {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ffe-ground:#f4f5f7;--ffe-panel:#fff;--ffe-line:#e1e5ea;\
      --ffe-text:#1a2028;--ffe-muted:#5d6776;--ffe-accent:#2f66d0;--ffe-up:#0c7d70;\
      --ffe-down:#b35423;--ffe-warn:#865}
      @media (prefers-color-scheme:dark){:root{--ffe-ground:#0d1015;--ffe-panel:#141920;\
      --ffe-line:#222a34;--ffe-text:#e7eaee;--ffe-muted:#929dad;--ffe-accent:#5b8def;\
      --ffe-up:#35b8a6;--ffe-down:#e88a5b;--ffe-warn:#e0b13f}}
      body{margin:0 auto;max-width:960px;padding:16px;background:var(--ffe-ground);\
      color:var(--ffe-text);font:15px/1.5 system-ui,sans-serif}
      section{background:var(--ffe-panel);border:1px solid var(--ffe-line);border-radius:7px;\
      padding:12px 16px;margin:12px 0;overflow-x:auto}
      h1{font-size:20px}h2{font-size:15px;margin:0 0 8px}.muted{color:var(--ffe-muted)}
      .verdict{font-size:17px;font-weight:650}.warn{color:var(--ffe-warn)}.mono{font-family:ui-monospace,monospace;\
      overflow-wrap:anywhere}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid var(--ffe-line)}
      th+th,th+td,td+td{text-align:right}
      """;

  private final StringBuilder out = new StringBuilder(262_144);

  Document(String title, String heading) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(Escaped.of(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(Escaped.of(heading))
        .append("</h1>");
  }

  void section(String title, String content) {
    out.append("<section><h2>")
        .append(Escaped.of(title))
        .append("</h2>")
        .append(content)
        .append("</section>");
  }

  String end() {
    return out.append("</body></html>\n").toString();
  }

  static String table(List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table>");
    for (List<String> row : rows) {
      table.append("<tr>");
      for (String cell : row) {
        table.append("<td>").append(Escaped.of(cell)).append("</td>");
      }
      table.append("</tr>");
    }
    return table.append("</table>").toString();
  }

  static String verdict(String words) {
    return "<p class=\"verdict\">" + Escaped.of(words) + "</p>";
  }

  static String note(String words) {
    return "<p class=\"muted\">" + Escaped.of(words) + "</p>";
  }
}
