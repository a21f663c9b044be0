package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** Small pieces of pages. Every text is set as text, never as markup. */
final class Html {

  private Html() {}

  static Span text(String text, String... classes) {
    Span span = new Span(text);
    span.addClassNames(classes);
    return span;
  }

  static Div box(String classes, Component... children) {
    Div div = new Div(children);
    div.addClassNames(classes.split(" "));
    return div;
  }

  static Div panel(String width, String title, Component... children) {
    Div panel = box("panel " + width);
    panel.add(new H2(title));
    panel.add(children);
    return panel;
  }

  /** A value above its explanation. */
  static Div fact(String value, String label, String... classes) {
    Div fact = box("fact");
    fact.addClassNames(classes);
    Element strong = new Element("b");
    strong.setText(value);
    fact.getElement().appendChild(strong);
    fact.add(new Span(label));
    return fact;
  }

  static Component bold(String text) {
    return new Plain("b", text);
  }

  static Component paragraph(String text) {
    return new Plain("p", text);
  }

  /** A bar that is full at the limit; yellow from 70 %, red from 100 %. */
  static Div track(double ratio) {
    Element fill = new Element("i");
    double shown = Math.max(0, Math.min(1, ratio));
    fill.getStyle().set("width", Math.round(shown * 100) + "%");
    if (ratio >= 1) {
      fill.getClassList().add("bad");
    } else if (ratio >= 0.7) {
      fill.getClassList().add("warn");
    }
    Div track = box("track");
    track.getElement().appendChild(fill);
    return track;
  }

  /** A table; a column whose head starts with {@code >} is aligned right. */
  static Div table(List<String> heads, List<List<String>> rows) {
    Element table = new Element("table");
    Element head = new Element("tr");
    heads.forEach(h -> head.appendChild(cell("th", h.startsWith(">") ? h.substring(1) : h, h)));
    table.appendChild(new Element("thead").appendChild(head));
    Element body = new Element("tbody");
    for (List<String> row : rows) {
      Element line = new Element("tr");
      for (int i = 0; i < row.size(); i++) {
        line.appendChild(cell("td", row.get(i), heads.get(i)));
      }
      body.appendChild(line);
    }
    table.appendChild(body);
    Div scroll = box("scroll");
    scroll.getElement().setAttribute("tabindex", "0").appendChild(table);
    return scroll;
  }

  private static Element cell(String tag, String text, String head) {
    Element cell = new Element(tag);
    cell.setText(text);
    if (head.startsWith(">")) {
      cell.getClassList().add("n");
    }
    return cell;
  }

  /** Names and values below each other. */
  static Component facts(List<List<String>> pairs) {
    Plain list = new Plain("dl", "");
    list.addClass("rows");
    for (List<String> pair : pairs) {
      Element name = new Element("dt");
      name.setText(pair.get(0));
      Element value = new Element("dd");
      value.setText(pair.get(1));
      list.getElement().appendChild(name, value);
    }
    return list;
  }

  static void replace(HasComponents parent, Component... children) {
    parent.removeAll();
    parent.add(children);
  }

  /** An element of the page's own. */
  static final class Plain extends Component {

    private static final long serialVersionUID = 1L;

    Plain(String tag, String text) {
      super(new Element(tag));
      if (!text.isEmpty()) {
        getElement().setText(text);
      }
    }

    Plain addClass(String name) {
      getElement().getClassList().add(name);
      return this;
    }
  }
}
