package ffe.decision;

import ffe.money.Price;
import java.time.Duration;
import java.util.Optional;

/** What an analyst answers: a view, or why it has none. */
public sealed interface Opinion {

  String analyst();

  /** Stable code, UPPER_SNAKE. */
  String reason();

  /**
   * A view to act on, HOLD included.
   *
   * @param horizon how long the view is meant to hold, in market time
   * @param stop of a BUY, or of a SELL that may open, the price at which it is wrong
   * @param target the price at which it has been right
   * @param reason stable code
   * @param reasoning one sentence with the numbers
   * @param wouldChangeMind the concrete condition that would change it
   */
  record View(
      String analyst,
      Action action,
      Probability probability,
      Duration horizon,
      Optional<Price> stop,
      Optional<Price> target,
      String reason,
      String reasoning,
      String wouldChangeMind)
      implements Opinion {

    public View {
      Wording.name(analyst);
      Wording.code(reason);
      Wording.sentence(reasoning, "a reasoning");
      Wording.sentence(wouldChangeMind, "what would change a mind");
      if (horizon.isNegative() || horizon.isZero()) {
        throw new IllegalArgumentException("a view holds for some time: " + horizon);
      }
      if (action == Action.HOLD && (stop.isPresent() || target.isPresent())) {
        throw new IllegalArgumentException("a HOLD has neither stop nor target");
      }
      if (action == Action.BUY
          && stop.isPresent()
          && target.isPresent()
          && !target.get().isAbove(stop.get())) {
        throw new IllegalArgumentException(
            "the target " + target.get() + " of a BUY is not above its stop " + stop.get());
      }
    }
  }

  /**
   * No view: warming up, cooling down, timed out, failed.
   *
   * @param reason stable code, for example WARMING_UP, COOL_DOWN, TIMEOUT, ERROR
   * @param detail one sentence with the numbers
   */
  record Abstention(String analyst, String reason, String detail) implements Opinion {

    public Abstention {
      Wording.name(analyst);
      Wording.code(reason);
      Wording.sentence(detail, "a detail");
    }
  }
}
