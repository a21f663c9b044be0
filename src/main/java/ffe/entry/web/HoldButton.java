package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** A button that works only when held for a second, by pointer or key. */
@Tag("ffe-hold")
class HoldButton extends Component {

  private static final long serialVersionUID = 1L;

  HoldButton(String label, boolean danger, Runnable held) {
    getElement().setAttribute("label", label);
    if (danger) {
      getElement().getClassList().add("danger");
    }
    getElement()
        .addEventListener(
            "held",
            e -> {
              if (!getElement().hasAttribute("off")) {
                held.run();
              }
            });
  }

  /** What it would do now, amounts and account named; disabled when it may not be done. */
  void offer(String hint, boolean allowed) {
    getElement().setAttribute("hint", hint);
    getElement().setAttribute("off", !allowed);
  }
}
