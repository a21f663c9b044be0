package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Consumer;

/** Which account the pages show: a plain list of names, absent while there is only one. */
final class AccountChoice extends HtmlContainer {

  private final Consumer<String> chosen;
  private List<String> names = List.of();
  private String shown = "";

  AccountChoice(Consumer<String> chosen) {
    super("select");
    this.chosen = chosen;
    addClassName("account-choice");
    getElement().setAttribute("aria-label", Words.of("word.account"));
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

  void show(List<String> known, String account) {
    if (known.equals(names) && account.equals(shown)) {
      return;
    }
    names = known;
    shown = account;
    getElement().removeAllChildren();
    for (String name : known) {
      Element option = new Element("option").setText(name).setAttribute("value", name);
      option.setAttribute("selected", name.equals(account));
      getElement().appendChild(option);
    }
    setVisible(known.size() > 1);
  }
}
