package ffe.observation;

import ffe.market.CandleSeries;

/** The closes of a series, copied once for all who look at them. */
final class Closes {

  private final double[] values;

  private Closes(double[] values) {
    this.values = values;
  }

  /** To be read only, oldest first. */
  static double[] of(CandleSeries candles) {
    return candles.once(Closes.class, series -> new Closes(series.closes())).values;
  }
}
