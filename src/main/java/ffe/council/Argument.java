package ffe.council;

import ffe.decision.DebateRole;
import ffe.decision.Opinion;
import ffe.money.Price;
import java.util.Locale;
import java.util.Optional;

/**
 * What a side of a debate said, as its judge is shown it: text from outside, by the side's name and
 * not the model's, and no longer than leaves room for the rest.
 */
final class Argument {

  static final int TOKENS_MAX = 600;

  private static final int STEP = 50;

  private Argument() {}

  static OutsideText of(DebateRole side, Opinion.View view, Situation situation) {
    String text =
        view.action()
            + " with probability "
            + Decimals.number(view.probability().value(), 2)
            + level(", stop ", view.stop())
            + level(", target ", view.target())
            + ", within "
            + view.horizon().toMinutes()
            + " minutes. "
            + view.reasoning()
            + " It would change its mind on: "
            + view.wouldChangeMind();
    return new OutsideText(
        side.name().toLowerCase(Locale.ROOT), situation.seen().instant(), fitting(text));
  }

  private static String level(String name, Optional<Price> price) {
    return price.map(p -> name + p).orElse("");
  }

  /** Cut until its quotation is short enough: what is escaped takes more than what is not. */
  private static String fitting(String text) {
    String fits = text;
    for (int most = text.length() - STEP;
        most > STEP && Prompt.tokens(Quarantine.quoted(fits)) > TOKENS_MAX;
        most -= STEP) {
      fits = Plain.cut(text, most);
    }
    return fits;
  }
}
