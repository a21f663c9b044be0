package ffe.entry.web;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.Optional;

/** In which language the pages of this browser are. */
final class LanguageChoice extends HtmlContainer {

  LanguageChoice() {
    super("select");
    setId("language");
    getElement()
        .setAttribute("aria-label", Words.of("language.language"))
        .addEventListener(
            "change", event -> choose(event.getEventData().getString("event.target.value")))
        .addEventData("event.target.value");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Optional<Locale> chosen = Language.chosen(event.getUI());
    getElement().removeAllChildren();
    offer("", Words.of("language.as-browser"), chosen.isEmpty());
    for (Locale one : Words.LANGUAGES) {
      String name = Words.text(one, "language.name");
      offer(one.toLanguageTag(), name, chosen.filter(one::equals).isPresent());
    }
  }

  private void offer(String tag, String name, boolean isChosen) {
    Element option = new Element("option").setText(name).setAttribute("value", tag);
    option.setAttribute("selected", isChosen);
    getElement().appendChild(option);
  }

  private void choose(String tag) {
    Optional<Locale> language =
        Words.LANGUAGES.stream().filter(one -> one.toLanguageTag().equals(tag)).findFirst();
    getUI().ifPresent(ui -> Language.choose(ui, language));
  }
}
