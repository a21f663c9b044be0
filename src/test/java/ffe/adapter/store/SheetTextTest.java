package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.Action;
import ffe.decision.Probability;
import ffe.learning.Ballot;
import ffe.learning.Ballot.Kind;
import ffe.learning.Forecast;
import ffe.learning.Spent;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("property")
class SheetTextTest {

  private static final long SEED = 29;
  private static final Instant AT = Instant.parse("2013-11-25T00:05:00Z");

  private static Optional<Price> price(Random random, int from) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(Price.of(from + random.nextInt(50) + "." + (1 + random.nextInt(99_999))));
  }

  private static Optional<Forecast> forecast(Random random) {
    Action action = List.of(Action.values()).get(random.nextInt(3));
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            new Forecast(
                AT,
                Price.of("905.61"),
                action,
                new Probability(random.nextDouble()),
                Duration.ofMillis(1 + random.nextInt(1_000_000_000)),
                price(random, action == Action.BUY ? 800 : 950),
                price(random, action == Action.BUY ? 950 : 800)));
  }

  /** To the last bit of a probability, and with every price in its place. */
  @Test
  void ballots_are_read_as_they_were_written() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 500; trial++) {
      List<Ballot> ballots = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        Spent spent =
            random.nextBoolean()
                ? Spent.NOTHING
                : new Spent(
                    random.nextInt(100_000),
                    Money.of("0.00" + random.nextInt(999_999), Currency.USD));
        Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
        ballots.add(new Ballot("voter-" + i, kind, AT, forecast(random), spent));
      }
      assertThat(SheetText.read(SheetText.write(ballots), AT)).isEqualTo(ballots);
    }
  }
}
