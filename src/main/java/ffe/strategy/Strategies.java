package ffe.strategy;

import ffe.decision.Analyst;
import ffe.market.Timeframe;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rule analysts of the house. */
public final class Strategies {

  private static final List<Analyst> ALL =
      List.of(new MeanReversion(), new Momentum(), new TrendFlip(), new WavetrendCross());

  private static final List<Analyst> OFFERED =
      Stream.concat(
              ALL.stream(),
              Stream.of(
                  new DonchianBreakout(),
                  new GridReversion(),
                  new RatioReversion(),
                  new SupertrendTurn(),
                  new VolumeFlow(),
                  new WhaleProxy()))
          .sorted(Comparator.comparing(Analyst::name))
          .toList();

  private Strategies() {}

  /** Finished candles of each timeframe before which an analyst has no view. */
  public static SortedMap<Timeframe, Integer> candlesMin(String analyst) {
    SortedMap<Timeframe, Integer> needs = new TreeMap<>();
    switch (analyst) {
      case "donchian-breakout" -> {
        needs.put(Timeframe.M5, DonchianBreakout.CANDLES_MIN);
        needs.put(Timeframe.M15, DonchianBreakout.QUARTERS_MIN);
      }
      case "grid-reversion" -> {
        needs.put(Timeframe.M5, GridReversion.CANDLES_MIN);
        needs.put(Timeframe.M15, GridReversion.QUARTERS_MIN);
      }
      case "mean-reversion" -> {
        needs.put(Timeframe.M5, MeanReversion.CANDLES_MIN);
        needs.put(Timeframe.M15, MeanReversion.QUARTERS_MIN);
      }
      case "momentum" -> {
        needs.put(Timeframe.M5, Momentum.CANDLES_MIN);
        needs.put(Timeframe.M15, Momentum.QUARTERS_MIN);
      }
      case "ratio" -> needs.put(Timeframe.M5, RatioReversion.CANDLES_MIN);
      case "supertrend" -> needs.put(Timeframe.M5, SupertrendTurn.CANDLES_MIN);
      case "trend-flip" -> needs.put(Timeframe.M5, TrendFlip.CANDLES_MIN);
      case "volume-flow" -> needs.put(Timeframe.M5, VolumeFlow.CANDLES_MIN);
      case "wavetrend" -> needs.put(Timeframe.M5, WavetrendCross.CANDLES_MIN);
      case "whale-proxy" -> needs.put(Timeframe.M5, WhaleProxy.CANDLES_MIN);
      default -> throw new IllegalArgumentException("no analyst " + analyst);
    }
    return needs;
  }

  /** Those that are asked where nobody says who is; sorted by name. */
  public static List<Analyst> all() {
    return ALL;
  }

  /** All that can be asked by name, {@link #all()} among them; sorted by name. */
  public static List<Analyst> offered() {
    return OFFERED;
  }
}
