package ffe.observation;

import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import java.util.List;

/** The trend on several timeframes at once, shortest first. */
public record Pulse(List<Beat> beats) {

  /** Where a timeframe goes. */
  public enum Direction {
    UP,
    DOWN,
    /** ADX below 20, or the two means are equal. */
    FLAT,
    /** The timeframe has fewer than 28 candles; on a short recording it may stay so. */
    WARMING_UP
  }

  /**
   * One timeframe's trend.
   *
   * @param direction UP when EMA-9 is above EMA-21 with ADX-14 at least 20, DOWN when below
   * @param strength ADX-14, in [0, 100]; 0 while warming up
   */
  public record Beat(Timeframe timeframe, Direction direction, double strength) {

    public Beat {
      if (!(strength >= 0 && strength <= 100)) {
        throw new IllegalArgumentException("a strength is 0 to 100: " + strength);
      }
    }
  }

  static final double TREND_ADX_MIN = 20;
  private static final int FAST = 9;
  private static final int SLOW = 21;
  private static final int ADX_PERIOD = 14;

  public Pulse {
    beats = List.copyOf(beats);
  }

  static Beat beat(CandleSeries candles) {
    Line fast = Ema.of(candles, FAST);
    Line slow = Ema.of(candles, SLOW);
    Line adx = Adx.of(candles, ADX_PERIOD).adx();
    if (!slow.isWarm() || !adx.isWarm()) {
      return new Beat(candles.timeframe(), Direction.WARMING_UP, 0);
    }
    double tilt = fast.last() - slow.last();
    boolean trends = adx.last() >= TREND_ADX_MIN;
    Direction direction =
        !trends || tilt == 0 ? Direction.FLAT : tilt > 0 ? Direction.UP : Direction.DOWN;
    return new Beat(candles.timeframe(), direction, adx.last());
  }
}
