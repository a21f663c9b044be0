package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * A button for what is hard to undo: held for a second, or confirmed in a question that names the
 * amount and the account. The server hears only of what was confirmed.
 */
@Tag("ffe-hold")
@JsModule("./ffe/hold-button.ts")
final class HoldButton extends Component implements HasEnabled {

  /** How it looks: attention, or danger. */
  enum Kind {
    HALT,
    FLATTEN
  }

  HoldButton(String label, Kind kind, Runnable confirmed) {
    getElement().setProperty("label", label);
    getElement().setProperty("holdHint", Words.of("hold.hint"));
    getElement().setProperty("holdHelp", Words.of("hold.help"));
    getElement().setProperty("cancel", Words.of("hold.cancel"));
    getElement().setAttribute("kind", kind == Kind.HALT ? "halt" : "flatten");
    getElement().addEventListener("confirmed", event -> confirmed.run());
  }

  /** What exactly it acts on, in a few words: {@code 0.8521 BTC on main}. */
  void names(String detail, String question, String effect) {
    getElement().setProperty("detail", detail);
    getElement().setProperty("question", question);
    getElement().setProperty("effect", effect);
  }

  /** Enabled when there is nothing that forbids it; else the reason is shown. */
  void allow(String forbidden) {
    setEnabled(forbidden.isEmpty());
    getElement().setProperty("why", forbidden);
  }

  String label() {
    return getElement().getProperty("label", "");
  }

  String detail() {
    return getElement().getProperty("detail", "");
  }
}
