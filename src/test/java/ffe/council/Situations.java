package ffe.council;

import ffe.market.FeedState;
import ffe.market.InstrumentSpec;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.observation.Scene;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A full situation of which tests leave parts out. */
public final class Situations {

  /** Stands where a secret or a person's words could stand. */
  static final String CANARY = "canary-7f3a";

  /** Long enough for candles of every length; the last price is 100. */
  static final Observation SEEN =
      new Scene(100)
          .wiggle(600, 0.5)
          .observe(
              new Holding(
                  Quantity.of("2"),
                  Optional.of(Price.of("98.5")),
                  Optional.of(Scene.START.plusSeconds(600))));

  static final Instant NOW = SEEN.instant();

  static final Briefing BRIEFING =
      new Briefing(
          List.of(trip("3.5"), trip("-1.25")),
          List.of(new OutsideText("news", NOW.minusSeconds(60), "Miners sell.")));

  private Situations() {}

  private static RoundTrip trip(String gross) {
    Money cost = Money.of("200", Currency.USD);
    Money fees = Money.of("1.6", Currency.USD);
    Money proceeds = cost.plus(Money.of(gross, Currency.USD));
    return new RoundTrip(
        Scene.BTC_USD,
        Scene.START,
        Scene.START.plusSeconds(900),
        Quantity.of("2"),
        cost,
        proceeds,
        fees,
        proceeds.minus(cost).minus(fees),
        "f1",
        "f2");
  }

  static RiskInputs risk() {
    RiskState state =
        RiskState.fresh()
            .onEquity(NOW.minus(Duration.ofMinutes(5)), usd("10000"), RiskPolicy.standard())
            .state()
            .onClose(NOW.minusSeconds(240), usd("-3"))
            .halted(KillSwitch.Code.MANUAL, CANARY, NOW.minusSeconds(30));
    return RiskInputs.builder()
        .now(NOW)
        .state(state)
        .feed(FeedState.LIVE, CANARY)
        .instrumentBlocks(List.of(CANARY))
        .equity(usd("9876.543219"))
        .availableCash(usd("9676.54"))
        .exposureAll(usd("400"))
        .exposureOfInstrument(usd("200"))
        .openPositions(2)
        .workingEntries(0)
        .takerFee(Bps.of("40"))
        .spec(
            new InstrumentSpec(
                new Venue("PAPER"),
                Scene.BTC_USD,
                Price.of("0.01"),
                Quantity.of("0.0001"),
                Quantity.of("0.0001"),
                usd("1")))
        .build();
  }

  static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  public static Situation full() {
    return new Situation(SEEN, risk(), RiskPolicy.standard(), BRIEFING);
  }

  static Situation told(Briefing briefing) {
    return new Situation(SEEN, risk(), RiskPolicy.standard(), briefing);
  }
}
