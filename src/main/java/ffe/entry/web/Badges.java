package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.DecisionLine;
import ffe.trading.DecisionRecord.Result;

/** How a decision ended, as one word in a frame. */
final class Badges {

  private Badges() {}

  static HtmlContainer of(DecisionLine line) {
    return of(line.result(), line.action());
  }

  static HtmlContainer of(Result result, String action) {
    return switch (result) {
      case ORDERED -> Tags.span("badge " + (action.equals("SELL") ? "down" : "up"), action);
      case DENIED -> Tags.span("badge warn", "DENIED");
      case HELD -> Tags.span("badge muted", "HOLD");
      case NO_DECISION -> Tags.span("badge muted", Words.of("badge.no-data"));
    };
  }

  /**
   * {@code BUY 66} of a denial, {@code 54} of the rest; empty without a decision. A person's order
   * has no votes and so no number.
   */
  static String confidence(DecisionLine line) {
    String percent = line.votes().isEmpty() ? "" : Format.confidence(line.confidencePercent());
    return switch (line.result()) {
      case ORDERED, HELD -> percent;
      case DENIED -> (line.action() + " " + percent).strip();
      case NO_DECISION -> "";
    };
  }
}
