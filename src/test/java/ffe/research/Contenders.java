package ffe.research;

import ffe.backtest.BacktestPlan;
import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Observation;
import ffe.optimization.Parameter;
import ffe.optimization.Space;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs whose worth is known beforehand. */
final class Contenders {

  private static final FillModel FREE =
      new FillModel(
          Bps.of("0"),
          Bps.of("0"),
          Bps.of("0"),
          Bps.of("0"),
          Duration.ofMillis(100),
          Optional.empty());

  private Contenders() {}

  /** Asks these over candles, at no cost at all. */
  static BacktestPlan free(CandleSeries candles, List<Analyst> analysts) {
    InstrumentSpec spec =
        new InstrumentSpec(
            new Venue("PAPER"),
            candles.instrument(),
            Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD));
    return new BacktestPlan(
        "main",
        new CandleSource("candles:planted", spec, candles, 300),
        FREE,
        analysts,
        new CycleRules(
            candles.timeframe(),
            RiskPolicy.standard(),
            new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
            VoterWeights.EQUAL,
            Bps.of("0")),
        Money.of("10000", Currency.USD),
        Optional.of(Duration.ofDays(1)));
  }

  /** One number that varies, and who is asked for each. */
  static Sweep sweep(
      CandleSeries candles, String name, int from, int to, Function<Integer, Analyst> analyst) {
    return new Sweep(
        new Space(List.of(new Parameter.Whole(name, from, to, 1)), List.of()),
        variant -> free(candles, List.of(analyst.apply((int) variant.whole(name)))));
  }

  /** Knows nothing: what it says is thrown from the time and its number alone. */
  static Analyst coin(int number) {
    return new Said(
        "coin:number=" + number,
        seen -> {
          long seed = seen.instant().getEpochSecond() * 1_000 + number;
          int thrown = new SplittableRandom(seed).nextInt(12);
          return thrown == 0 ? Action.BUY : thrown == 1 ? Action.SELL : Action.HOLD;
        });
  }

  /** Says something else each time it is asked. */
  static Analyst fickle(int number, AtomicInteger asked) {
    return new Said(
        "fickle:number=" + number,
        seen -> {
          int time = asked.incrementAndGet() % 11;
          return time == number ? Action.BUY : time == number + 5 ? Action.SELL : Action.HOLD;
        });
  }

  /** Says nothing that can be heard. */
  static Analyst broken() {
    return new Said(
        "broken",
        seen -> {
          throw new IllegalStateException("broken on purpose");
        });
  }

  /** Buys at one hour of the day and sells twelve hours later. */
  static Analyst clock(int hour) {
    return new Said(
        "clock:hour=" + hour,
        seen -> {
          int now = (int) (seen.instant().getEpochSecond() / 3600 % 24);
          return now == hour ? Action.BUY : now == (hour + 12) % 24 ? Action.SELL : Action.HOLD;
        });
  }

  /** Hours that mostly rise in the first half of the day of UTC and fall in the second. */
  static CandleSeries tides(int count, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    Instant at = Instant.parse("2017-07-03T00:00:00Z");
    double price = 1_000;
    for (int i = 0; i < count; i++) {
      double drift = i % 24 < 12 ? 0.0012 : -0.0012;
      double close = price * (1 + drift + random.nextGaussian() * 0.002);
      double high = Math.max(price, close) * 1.0005;
      double low = Math.min(price, close) * 0.9995;
      candles.add(new Candle(at, price, high, low, close, 1_000, 10));
      price = close;
      at = at.plus(Duration.ofHours(1));
    }
    return CandleSeries.of(ffe.market.Instrument.of("BTC-USD"), Timeframe.H1, candles);
  }

  private record Said(String name, Function<Observation, Action> view) implements Analyst {

    @Override
    public Opinion opine(Observation seen) {
      Action action = view.apply(seen);
      boolean isBuy = action == Action.BUY;
      return new Opinion.View(
          name,
          action,
          Probability.clamped(0.7),
          Duration.ofHours(12),
          isBuy ? Optional.of(times(seen.lastPrice(), "0.98")) : Optional.empty(),
          isBuy ? Optional.of(times(seen.lastPrice(), "1.04")) : Optional.empty(),
          "PLANTED",
          "It was planted.",
          "Another time.");
    }

    private static Price times(Price price, String by) {
      return new Price(price.value().multiply(new BigDecimal(by)).setScale(2, RoundingMode.DOWN));
    }
  }
}
