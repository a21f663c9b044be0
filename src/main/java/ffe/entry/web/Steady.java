package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what is shown into what shall be shown and leaves alone what is the same, so that a click,
 * the focus, a selected text and an opened list outlive the refresh that comes each second.
 *
 * <p>What can be pressed or filled in stays as long as it looks the same; else it is replaced. So
 * it must stand in a row with a {@link #key}, and what it does must depend on nothing but that key.
 */
final class Steady {

  private static final String KEY = "data-key";

  private Steady() {}

  /** Names what a row is about, as {@link Tags#keyed} does: rows of the same name are the same. */
  static <C extends Component> C key(String name, C row) {
    row.getElement().setAttribute(KEY, name);
    return row;
  }

  /** Shows these and nothing else. */
  static void show(HtmlContainer in, Component... wanted) {
    children(in.getElement(), Arrays.stream(wanted).map(Component::getElement).toList());
  }

  /** Shows what another element holds, which is then empty. */
  static void take(HtmlContainer in, HtmlContainer wanted) {
    children(in.getElement(), wanted.getElement().getChildren().toList());
  }

  private static void children(Element in, List<Element> wanted) {
    Map<String, Element> known = new HashMap<>();
    List<String> names = wanted.stream().map(Steady::name).filter(n -> !n.isEmpty()).toList();
    for (Element child : in.getChildren().toList()) {
      String name = name(child);
      if (!name.isEmpty() && !names.contains(name)) {
        in.removeChild(child);
      } else if (!name.isEmpty()) {
        known.put(name, child);
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      put(in, i, wanted.get(i), known);
    }
    while (in.getChildCount() > wanted.size()) {
      in.removeChild(in.getChildCount() - 1);
    }
  }

  private static void put(Element in, int index, Element want, Map<String, Element> known) {
    Element named = known.get(name(want));
    if (named != null && in.indexOfChild(named) != index) {
      in.insertChild(index, named);
    }
    if (index >= in.getChildCount()) {
      in.appendChild(want);
    } else if (!becomes(in.getChild(index), want)) {
      if (name(in.getChild(index)).isEmpty() || named != null) {
        in.removeChild(index);
      }
      in.insertChild(index, want);
    }
  }

  /** Whether what is there could be made to look like what is wanted, and now does. */
  private static boolean becomes(Element has, Element want) {
    if (has.isTextNode() && want.isTextNode()) {
      has.setText(want.getText());
      return true;
    }
    if (has.isTextNode()
        || want.isTextNode()
        || !has.getTag().equals(want.getTag())
        || !name(has).equals(name(want))) {
      return false;
    }
    if (isPressedOrFilled(has)) {
      return look(has).equals(look(want));
    }
    if (!properties(has).equals(properties(want))) {
      return false;
    }
    attributes(has, want);
    children(has, want.getChildren().toList());
    return true;
  }

  private static void attributes(Element has, Element want) {
    for (String name : has.getAttributeNames().toList()) {
      if (!want.hasAttribute(name)) {
        has.removeAttribute(name);
      }
    }
    for (String name : want.getAttributeNames().toList()) {
      String value = want.getAttribute(name);
      if (!Objects.equals(value, has.getAttribute(name))) {
        has.setAttribute(name, value);
      }
    }
  }

  private static String name(Element element) {
    String name = element.isTextNode() ? null : element.getAttribute(KEY);
    return name == null ? "" : name;
  }

  private static boolean isPressedOrFilled(Element element) {
    return element.getTag().startsWith("ffe-")
        || List.of("button", "input", "select", "textarea").contains(element.getTag());
  }

  private static String properties(Element element) {
    return element
        .getPropertyNames()
        .sorted()
        .map(name -> name + "=" + element.getPropertyRaw(name))
        .collect(Collectors.joining("\n"));
  }

  private static String look(Element element) {
    if (element.isTextNode()) {
      return element.getText();
    }
    List<String> all = new ArrayList<>();
    all.add(element.getTag() + (element.isEnabled() ? "" : " disabled"));
    all.add(properties(element));
    element
        .getAttributeNames()
        .sorted()
        .map(name -> name + "=" + element.getAttribute(name))
        .forEach(all::add);
    return Stream.concat(all.stream(), element.getChildren().map(Steady::look))
        .collect(Collectors.joining("\n", "<", ">"));
  }
}
