package ffe.strategy;

import ffe.decision.Analyst;
import ffe.market.Timeframe;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule analysts of the house. */
public final class Strategies {

  private static final List<Analyst> ALL =
      List.of(new MeanReversion(), new Momentum(), new TrendFlip(), new WavetrendCross());

  private Strategies() {}

  /** Finished candles of each timeframe before which an analyst has no view. */
  public static SortedMap<Timeframe, Integer> candlesMin(String analyst) {
    SortedMap<Timeframe, Integer> needs = new TreeMap<>();
    switch (analyst) {
      case "mean-reversion" -> {
        needs.put(Timeframe.M5, MeanReversion.CANDLES_MIN);
        needs.put(Timeframe.M15, MeanReversion.QUARTERS_MIN);
      }
      case "momentum" -> {
        needs.put(Timeframe.M5, Momentum.CANDLES_MIN);
        needs.put(Timeframe.M15, Momentum.QUARTERS_MIN);
      }
      case "trend-flip" -> needs.put(Timeframe.M5, TrendFlip.CANDLES_MIN);
      case "wavetrend" -> needs.put(Timeframe.M5, WavetrendCross.CANDLES_MIN);
      default -> throw new IllegalArgumentException("no analyst " + analyst);
    }
    return needs;
  }

  /** All of them, sorted by name. */
  public static List<Analyst> all() {
    return ALL;
  }
}
