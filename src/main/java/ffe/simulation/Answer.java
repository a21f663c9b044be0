package ffe.simulation;

import ffe.decision.Action;
import ffe.decision.Opinion;
import ffe.money.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of asking an analyst, part by part, so that two answers can be compared. */
record Answer(Kind kind, List<Part> parts) {

  enum Kind {
    /** BUY or SELL. */
    SIGNAL,
    HOLD,
    ABSTENTION,
    /** It threw. */
    FAILURE
  }

  /** One field in words. */
  record Part(String name, String value) {}

  Answer {
    parts = List.copyOf(parts);
  }

  static Answer of(Opinion opinion) {
    List<Part> parts = new ArrayList<>();
    if (opinion instanceof Opinion.View view) {
      parts.add(new Part("action", view.action().name()));
      parts.add(new Part("reason", view.reason()));
      parts.add(
          new Part("probability", new BigDecimal(view.probability().value()).toPlainString()));
      parts.add(new Part("stop", words(view.stop())));
      parts.add(new Part("target", words(view.target())));
      parts.add(new Part("horizon", view.horizon().toString()));
      parts.add(new Part("reasoning", view.reasoning()));
      parts.add(new Part("what would change it", view.wouldChangeMind()));
      return new Answer(view.action() == Action.HOLD ? Kind.HOLD : Kind.SIGNAL, parts);
    }
    Opinion.Abstention abstention = (Opinion.Abstention) opinion;
    parts.add(new Part("action", "none"));
    parts.add(new Part("reason", abstention.reason()));
    parts.add(new Part("detail", abstention.detail()));
    return new Answer(Kind.ABSTENTION, parts);
  }

  static Answer of(RuntimeException thrown) {
    return new Answer(
        Kind.FAILURE, List.of(new Part("action", "threw"), new Part("error", thrown.toString())));
  }

  private static String words(Optional<Price> price) {
    return price.map(p -> p.value().toPlainString()).orElse("none");
  }

  /** The first part that is another one there. */
  Optional<String> difference(Answer there) {
    for (int i = 0; i < Math.min(parts.size(), there.parts.size()); i++) {
      Part here = parts.get(i);
      Part other = there.parts.get(i);
      if (!here.equals(other)) {
        String name = here.name().equals(other.name()) ? here.name() : "answer";
        return Optional.of(name + " was " + here.value() + ", became " + other.value());
      }
    }
    return Optional.empty();
  }
}
