package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Consumer;

/** Which of some names the pages show, an account or an instrument; absent while there is one. */
final class Choice extends HtmlContainer {

  private final Consumer<String> chosen;
  private List<String> names = List.of();
  private String shown = "";

  Choice(String label, Consumer<String> chosen) {
    super("select");
    this.chosen = chosen;
    addClassName("account-choice");
    getElement().setAttribute("aria-label", label);
    setVisible(false);
    getElement()
        .addEventListener(
            "change", event -> choose(event.getEventData().getString("event.target.value")))
        .addEventData("event.target.value");
  }

  private void choose(String name) {
    if (names.contains(name) && !name.equals(shown)) {
      chosen.accept(name);
    }
  }

  void show(List<String> known, String current) {
    if (known.equals(names) && current.equals(shown)) {
      return;
    }
    names = known;
    shown = current;
    getElement().removeAllChildren();
    for (String name : known) {
      Element option = new Element("option").setText(name).setAttribute("value", name);
      option.setAttribute("selected", name.equals(current));
      getElement().appendChild(option);
    }
    setVisible(known.size() > 1);
  }
}
