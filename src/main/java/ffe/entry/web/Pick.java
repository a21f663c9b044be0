package ffe.entry.web;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;

/** One of some words, chosen in a form; a value that is not offered is shown while it is set. */
@Tag("select")
final class Pick extends AbstractField<Pick, String> implements HasStyle {

  private final List<String> offered;

  Pick(List<String> offered) {
    super("");
    this.offered = List.copyOf(offered);
    getElement()
        .addEventListener(
            "change", event -> choose(event.getEventData().getString("event.target.value")))
        .addEventData("event.target.value");
  }

  private void choose(String word) {
    if (offered.contains(word)) {
      setModelValue(word, true);
    }
  }

  @Override
  protected void setPresentationValue(String value) {
    List<String> words = new ArrayList<>(offered);
    if (!words.contains(value)) {
      words.add(0, value);
    }
    getElement().removeAllChildren();
    for (String word : words) {
      Element option = new Element("option").setText(word).setAttribute("value", word);
      option.setAttribute("selected", word.equals(value));
      getElement().appendChild(option);
    }
  }
}
