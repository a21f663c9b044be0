package ffe.decision;

import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.observation.Scene;
import java.time.Duration;
import java.util.Optional;

/**
 * Short ways to say opinions in tests. The last price of {@link #FLAT} and {@link #LONG} is 100.
 */
final class Opinions {

  static final Observation FLAT = new Scene(100).wiggle(40, 0.5).observe();
  static final Observation LONG =
      new Scene(100)
          .wiggle(40, 0.5)
          .observe(new Holding(Quantity.of("2"), Optional.empty(), Optional.empty()));

  private Opinions() {}

  static Opinion.View view(String analyst, Action action, double probability) {
    return view(analyst, action, probability, Optional.empty(), Optional.empty());
  }

  static Opinion.View buy(String analyst, String stop, String target) {
    return view(
        analyst, Action.BUY, 0.7, Optional.of(Price.of(stop)), Optional.of(Price.of(target)));
  }

  private static Opinion.View view(
      String analyst,
      Action action,
      double probability,
      Optional<Price> stop,
      Optional<Price> target) {
    return new Opinion.View(
        analyst,
        action,
        new Probability(probability),
        Duration.ofHours(1),
        stop,
        target,
        "SEEN",
        "Seen.",
        "Not seeing it.");
  }

  static Opinion silent(String analyst) {
    return new Opinion.Abstention(analyst, "COOL_DOWN", "Cooling down.");
  }
}
