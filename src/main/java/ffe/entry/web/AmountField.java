package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import java.math.BigDecimal;
import java.util.Optional;

/** A field for an amount: plain decimals above zero, or nothing. */
final class AmountField extends HtmlContainer {

  private final Input input = new Input();
  private final String label;

  /** What somebody wrote that is no amount. */
  static final class NoAmountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAmountException(String message) {
      super(message);
    }
  }

  AmountField(String label, String hint) {
    super("label");
    this.label = label;
    addClassName("row");
    input.setPlaceholder(hint);
    input.getElement().setAttribute("inputmode", "decimal");
    input.getElement().setAttribute("size", "14");
    input.getElement().setAttribute("maxlength", "25");
    input.getElement().setAttribute("autocomplete", "off");
    add(Tags.span("", label), input);
  }

  /** What stands there when nothing is written. */
  void hint(String text) {
    if (!text.equals(input.getPlaceholder())) {
      input.setPlaceholder(text);
    }
  }

  void clear() {
    input.setValue("");
  }

  /** Commas between thousands are let pass. */
  Optional<BigDecimal> amount() {
    String text = input.getValue().strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> amount = Format.parsed(text).filter(a -> a.signum() > 0);
    if (amount.isEmpty()) {
      throw new NoAmountException(Words.of("amount.wrong", label));
    }
    return amount;
  }
}
