package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Elements with a class and text. Text is always a text node, whatever it contains. */
final class Tags {

  /** A column with the key of its heading, or none; numbers stand at the right. */
  record Column(String heading, String classes) {

    static Column text(String heading) {
      return new Column(heading, "");
    }

    static Column number(String heading) {
      return new Column(heading, "num");
    }

    /** A number that narrow screens leave out. */
    static Column extra(String heading) {
      return new Column(heading, "num narrow-off");
    }
  }

  private Tags() {}

  static HtmlContainer of(String tag, String classes, Component... content) {
    HtmlContainer element = new HtmlContainer(tag, content);
    classes(element, classes);
    return element;
  }

  static HtmlContainer text(String tag, String classes, String text) {
    HtmlContainer element = of(tag, classes);
    element.setText(text);
    return element;
  }

  /** To another page, without loading everything anew. */
  static Anchor link(String page, String text) {
    Anchor link = new Anchor(page, text);
    link.addClassName("muted");
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  static HtmlContainer span(String classes, String text) {
    return text("span", classes, text);
  }

  private static void classes(HtmlContainer element, String classes) {
    if (!classes.isEmpty()) {
      element.addClassNames(classes.split(" ", -1));
    }
  }

  /** A titled area; its heading names it for those who cannot see it. */
  static HtmlContainer panel(String classes, String title, Component... content) {
    return panel(classes, text("h2", "", title), title, content);
  }

  static HtmlContainer panel(String classes, Component head, String title, Component... content) {
    HtmlContainer panel = of("section", ("panel " + classes).strip());
    panel.getElement().setAttribute("aria-label", title);
    panel.add(head);
    panel.add(content);
    return panel;
  }

  /** Terms with their values. */
  static HtmlContainer facts() {
    return of("dl", "facts");
  }

  static void fact(HtmlContainer facts, String term, String value) {
    fact(facts, term, span("", value));
  }

  static void fact(HtmlContainer facts, String term, Component value) {
    facts.add(text("dt", "", term), of("dd", "", value));
  }

  static HtmlContainer table(List<Column> columns, List<List<Component>> rows) {
    return lines(columns, rows.stream().map(row -> line(columns, row)).toList());
  }

  /** A table whose rows hold what can be pressed: named by what they are about. */
  static HtmlContainer keyed(List<Column> columns, Map<String, List<Component>> rows) {
    return lines(
        columns,
        rows.entrySet().stream()
            .map(row -> Steady.key(row.getKey(), line(columns, row.getValue())))
            .toList());
  }

  private static HtmlContainer line(List<Column> columns, List<Component> row) {
    HtmlContainer line = of("tr", "");
    for (int i = 0; i < row.size(); i++) {
      line.add(of("td", columns.get(i).classes(), row.get(i)));
    }
    return line;
  }

  private static HtmlContainer lines(List<Column> columns, List<HtmlContainer> rows) {
    HtmlContainer head = of("tr", "");
    for (Column column : columns) {
      HtmlContainer cell =
          text(
              "th", column.classes(), column.heading().isEmpty() ? "" : Words.of(column.heading()));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    HtmlContainer body = of("tbody", "");
    rows.forEach(body::add);
    HtmlContainer table = of("table", "", of("thead", "", head), body);
    HtmlContainer scroll = of("div", "scroll", table);
    // what is wider than the screen is scrolled by the keyboard too
    scroll.getElement().setAttribute("tabindex", "0");
    return scroll;
  }

  /** What was asked for and cannot be shown, in words. */
  static HtmlContainer refused(List<String> why) {
    HtmlContainer lines = of("div", "notice warn");
    lines.getElement().setAttribute("role", "alert");
    why.forEach(one -> lines.add(text("p", "", one + ".")));
    return lines;
  }

  /** A button that copies the text of the element of that id. */
  static HtmlContainer copy(String from) {
    HtmlContainer copy = new HtmlContainer("ffe-copy");
    copy.getElement()
        .setAttribute("from", from)
        .setAttribute("says", Words.of("copy.copy"))
        .setAttribute("done", Words.of("copy.copied"))
        .setAttribute("selected", Words.of("copy.selected"));
    return copy;
  }

  /** A text as it is, to the letter; a long one scrolls in its place, by the keyboard too. */
  static HtmlContainer literal(String id, String name, String text) {
    HtmlContainer literal = text("pre", "raw mono", text);
    literal.setId(id);
    literal
        .getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "region")
        .setAttribute("aria-label", name)
        .setAttribute("dir", "ltr");
    return literal;
  }

  static Div empty(String why) {
    Div note = new Div(why);
    note.addClassName("empty");
    return note;
  }

  /** A bar that fills up towards a limit. */
  static HtmlContainer meter(double ratio) {
    HtmlContainer bar = of("i", "");
    HtmlContainer meter = of("span", "meter", bar);
    meter.getElement().setAttribute("aria-hidden", "true");
    fill(meter, ratio);
    return meter;
  }

  /** A bar that is long or short and has no limit. */
  static HtmlContainer bar(double ratio) {
    HtmlContainer bar = meter(0);
    stretch(bar, ratio);
    return bar;
  }

  private static void stretch(HtmlContainer meter, double ratio) {
    double percent = 100 * Math.max(0, Math.min(1, ratio));
    meter
        .getElement()
        .getChild(0)
        .getStyle()
        .set("width", String.format(Locale.ROOT, "%.1f%%", percent));
  }

  static void fill(HtmlContainer meter, double ratio) {
    stretch(meter, ratio);
    meter.setClassName("near", ratio >= 0.7 && ratio < 1);
    meter.setClassName("over", ratio >= 1);
  }
}
