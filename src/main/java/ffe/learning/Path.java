package ffe.learning;

import ffe.decision.Action;
import ffe.learning.Outcome.End;
import ffe.market.CandleSeries;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where the price went after an instant, candle by candle. */
record Path(CandleSeries candles, Costs costs) {

  /** Index of the first candle that opens then or later; the size where none does. */
  int from(Instant at) {
    int low = 0;
    int high = candles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (candles.opensAt(middle).isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index after the last candle that is closed then. */
  int until(Instant at) {
    return from(at.minus(candles.timeframe().length()).plusNanos(1));
  }

  /** Empty while the horizon is not over, or where candles of it are missing. */
  Optional<Outcome> outcome(Forecast forecast) {
    int from = from(forecast.at());
    int until = until(forecast.ends());
    Duration length = candles.timeframe().length();
    boolean isWhole =
        until > from
            && candles.opensAt(from).isBefore(forecast.at().plus(length))
            && forecast.ends().isBefore(candles.closesAt(until - 1).plus(length))
            && candles
                .opensAt(from)
                .plus(length.multipliedBy(until - from))
                .equals(candles.closesAt(until - 1));
    return isWhole ? Optional.of(settled(forecast, from, until)) : Optional.empty();
  }

  private Outcome settled(Forecast forecast, int from, int until) {
    Levels levels = Levels.of(forecast, costs);
    for (int i = from; i < until; i++) {
      Optional<End> end = levels.reachedBy(candles, i);
      if (end.isPresent()) {
        return new Outcome(forecast, end.get(), end.get() == End.TARGET, candles.closesAt(i));
      }
    }
    return new Outcome(
        forecast, End.HORIZON, rightAtTheEnd(forecast, until - 1), candles.closesAt(until - 1));
  }

  /**
   * Prices that end a forecast before its horizon: the low one by a low, the high one by a high.
   *
   * @param upper only what is above it ends a HOLD
   */
  private record Levels(Action action, double lower, double upper) {

    private static final double NEVER_LOW = -1;

    static Levels of(Forecast forecast, Costs costs) {
      double stop = forecast.stop().map(Price::asDouble).orElse(Double.NaN);
      double target = forecast.target().map(Price::asDouble).orElse(Double.NaN);
      return switch (forecast.action()) {
        case HOLD ->
            new Levels(Action.HOLD, NEVER_LOW, costs.breakEven(forecast.price().asDouble()));
        case BUY -> new Levels(Action.BUY, stop, target);
        case SELL -> new Levels(Action.SELL, target, stop);
      };
    }

    /** The stop before the target, always; what is not a number is never reached. */
    Optional<End> reachedBy(CandleSeries candles, int i) {
      boolean isLow = candles.low(i) <= lower;
      boolean isHigh = candles.high(i) >= upper;
      if (action == Action.HOLD) {
        return candles.high(i) > upper ? Optional.of(End.ROSE) : Optional.empty();
      } else if (action == Action.BUY ? isLow : isHigh) {
        return Optional.of(End.STOP);
      }
      return isLow || isHigh ? Optional.of(End.TARGET) : Optional.empty();
    }
  }

  private boolean rightAtTheEnd(Forecast forecast, int last) {
    double said = forecast.price().asDouble();
    return switch (forecast.action()) {
      case HOLD -> true;
      case BUY -> forecast.target().isEmpty() && candles.close(last) > costs.breakEven(said);
      case SELL -> forecast.target().isEmpty() && candles.close(last) < said;
    };
  }
}
