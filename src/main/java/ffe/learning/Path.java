package ffe.learning;

import ffe.decision.Action;
import ffe.learning.Outcome.End;
import ffe.market.CandleSeries;
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
    for (int i = from; i < until; i++) {
      Optional<End> end = end(forecast, i);
      if (end.isPresent()) {
        return new Outcome(forecast, end.get(), end.get() == End.TARGET, candles.closesAt(i));
      }
    }
    return new Outcome(
        forecast, End.HORIZON, rightAtTheEnd(forecast, until - 1), candles.closesAt(until - 1));
  }

  /** The stop before the target, always. */
  private Optional<End> end(Forecast forecast, int i) {
    boolean rises = forecast.action() == Action.BUY;
    if (forecast.action() == Action.HOLD) {
      double paying = costs.breakEven(forecast.price().asDouble());
      return candles.high(i) > paying ? Optional.of(End.ROSE) : Optional.empty();
    } else if (forecast.stop().filter(s -> reaches(i, s.asDouble(), !rises)).isPresent()) {
      return Optional.of(End.STOP);
    }
    return forecast.target().filter(t -> reaches(i, t.asDouble(), rises)).map(any -> End.TARGET);
  }

  private boolean reaches(int i, double price, boolean upwards) {
    return upwards ? candles.high(i) >= price : candles.low(i) <= price;
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
