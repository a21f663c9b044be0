package ffe.observation;

import ffe.market.CandleSeries;

/** What kind of market it is, read from 15-minute candles by the first rule that fits. */
public enum Regime {
  /** ADX 25 or more, +DI above -DI, close above EMA-50. */
  TRENDING_UP,
  /** ADX 25 or more, -DI above +DI, close below EMA-50. */
  TRENDING_DOWN,
  /** None of the others. */
  RANGING,
  /** ATR at least 1.5 times its mean of a day: comes before the trends. */
  VOLATILE,
  /** ATR at most 0.67 of its mean of a day: comes after the trends. */
  QUIET,
  /** Fewer than 110 candles. */
  WARMING_UP;

  static final double TREND_ADX_MIN = 25;
  static final double VOLATILE_RATIO_MIN = 1.5;
  static final double QUIET_RATIO_MAX = 0.67;
  private static final int PERIOD = 14;
  private static final int EMA_PERIOD = 50;

  /** A day of 15-minute candles. */
  private static final int DAY = 96;

  static Regime of(CandleSeries candles) {
    Line atr = Atr.of(candles, PERIOD);
    Line normal = Sma.of(atr, DAY);
    Line ema = Ema.of(candles, EMA_PERIOD);
    if (!normal.isWarm()) {
      return WARMING_UP;
    }
    Adx adx = Adx.of(candles, PERIOD);
    double ratio = normal.last() == 0 ? 0 : atr.last() / normal.last();
    boolean trends = adx.adx().last() >= TREND_ADX_MIN;
    double tilt = adx.plusDi().last() - adx.minusDi().last();
    double above = candles.lastClose() - ema.last();
    if (ratio >= VOLATILE_RATIO_MIN) {
      return VOLATILE;
    } else if (trends && tilt > 0 && above > 0) {
      return TRENDING_UP;
    } else if (trends && tilt < 0 && above < 0) {
      return TRENDING_DOWN;
    }
    return ratio <= QUIET_RATIO_MAX ? QUIET : RANGING;
  }
}
