package ffe.desk.market;

import ffe.market.Candle;
import java.time.Instant;
import java.util.Optional;

/**
 * One place in a row of candles.
 *
 * @param candle empty where nothing is stored and nothing was to stand in
 * @param isFilled whether it stands in for one that is not stored
 * @param mean volume-weighted mean price, where it was asked for and something was traded
 */
public record Slot(
    Instant opensAt, Optional<Candle> candle, boolean isFilled, Optional<Double> mean) {

  static Slot of(Candle candle) {
    return new Slot(candle.opensAt(), Optional.of(candle), false, Optional.empty());
  }

  static Slot nothing(Instant opensAt) {
    return new Slot(opensAt, Optional.empty(), false, Optional.empty());
  }

  static Slot flat(Instant opensAt, double close) {
    Candle candle = new Candle(opensAt, close, close, close, close, 0, 0);
    return new Slot(opensAt, Optional.of(candle), true, Optional.empty());
  }

  Slot withMean(Optional<Double> price) {
    return new Slot(opensAt, candle, isFilled, price);
  }
}
