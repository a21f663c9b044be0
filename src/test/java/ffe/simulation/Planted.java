package ffe.simulation;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Analysts that know more than they are shown; above 0 they buy, below they sell. */
record Planted(String name, ToDoubleFunction<Observation> gain) implements Analyst {

  @Override
  public Opinion opine(Observation seen) {
    double gain = gain().applyAsDouble(seen);
    return view(name, gain > 0 ? Action.BUY : gain < 0 ? Action.SELL : Action.HOLD);
  }

  private static Opinion view(String name, Action action) {
    return new Opinion.View(
        name,
        action,
        Probability.clamped(0.6),
        Duration.ofHours(1),
        Optional.empty(),
        Optional.empty(),
        "PLANTED",
        "It was planted.",
        "Nothing.");
  }

  private static int next(CandleSeries candles, Instant instant) {
    return candles.knowableAt(instant).size();
  }

  /** Reads the one candle that opens at the instant. */
  static Analyst oneCandleAhead(WholeMarket market) {
    CandleSeries candles = market.candles(Timeframe.M5);
    return new Planted(
        "one-candle-ahead",
        seen -> {
          int next = next(candles, seen.instant());
          return next < candles.size() ? candles.close(next) - candles.close(next - 1) : 0;
        });
  }

  /** Reads the hour that is not over; of a whole one it knows nothing more. */
  static Analyst unfinishedHour(WholeMarket market) {
    CandleSeries hours = market.candles(Timeframe.H1);
    return new Planted(
        "unfinished-hour",
        seen -> {
          int next = next(hours, seen.instant());
          boolean isOpen = next < hours.size() && hours.opensAt(next).isBefore(seen.instant());
          return isOpen ? hours.close(next) - hours.open(next) : 0;
        });
  }

  /** Follows an honest one, but leaves out the trades that would lose in the next hour. */
  static Analyst neverWrong(Analyst honest, WholeMarket market) {
    CandleSeries candles = market.candles(Timeframe.M5);
    return new Analyst() {
      @Override
      public String name() {
        return "never-wrong";
      }

      @Override
      public Opinion opine(Observation seen) {
        int later = next(candles, seen.instant()) + 11;
        boolean isSignal =
            honest.opine(seen) instanceof Opinion.View v && v.action() != Action.HOLD;
        boolean rises =
            later < candles.size() && candles.close(later) > seen.lastPrice().asDouble();
        return view(name(), isSignal && rises ? Action.BUY : Action.HOLD);
      }
    };
  }

  /** Does not look at the future, but knows how much of it there is. */
  static Analyst candlesLeft(WholeMarket market) {
    CandleSeries candles = market.candles(Timeframe.M5);
    return new Planted(
        "candles-left", seen -> candles.size() - next(candles, seen.instant()) > 100 ? 1 : -1);
  }

  /** Needs a future to work at all. */
  static Analyst blind(WholeMarket market) {
    CandleSeries candles = market.candles(Timeframe.M5);
    return new Planted(
        "blind", seen -> candles.opensAt(next(candles, seen.instant())) == null ? 1 : 0);
  }

  /** Reads the candle just before the oldest it is shown. */
  static Analyst olderThanShown(WholeMarket market) {
    CandleSeries candles = market.candles(Timeframe.M5);
    return new Planted(
        "older-than-shown",
        seen -> {
          int older = next(candles, seen.instant()) - seen.candles(Timeframe.M5).size() - 1;
          return older < 0 ? 0 : seen.lastPrice().asDouble() - candles.close(older);
        });
  }

  /** Compares with the price it saw when it was last asked. */
  static Analyst remembers() {
    double[] before = {0};
    return new Planted(
        "remembers",
        seen -> {
          double move = before[0] == 0 ? 0 : seen.lastPrice().asDouble() - before[0];
          before[0] = seen.lastPrice().asDouble();
          return move;
        });
  }

  /** What all that are made share. */
  static Analyst counts(AtomicInteger shared) {
    return new Planted("counts", seen -> shared.incrementAndGet() % 7 == 0 ? 1 : 0);
  }

  /** Looks at what it is shown and at nothing else. */
  static Analyst honest() {
    return new Planted(
        "honest",
        seen -> {
          CandleSeries candles = seen.candles(Timeframe.M5);
          return candles.lastClose() - candles.close(candles.size() - 2);
        });
  }
}
