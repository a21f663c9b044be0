package ffe.simulation;

import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which candles tell what traded within a break of the feed. */
final class Missed {

  private Missed() {}

  /** Oldest first, each stretch of time once, from the finest candles that tell it. */
  static List<Candle> candles(MarketEvent.Backfilled missed) {
    List<Candle> out = new ArrayList<>();
    Instant until = Instant.MAX;
    for (Timeframe timeframe : Timeframe.values()) {
      Instant bound = until;
      List<Candle> found =
          missed.candles().stream()
              .filter(f -> f.timeframe() == timeframe)
              .map(FinishedCandle::candle)
              .filter(c -> !c.opensAt().plus(timeframe.length()).isAfter(bound))
              .toList();
      out.addAll(found);
      until = found.stream().map(Candle::opensAt).min(Instant::compareTo).orElse(until);
    }
    out.sort(Comparator.comparing(Candle::opensAt));
    return out;
  }
}
