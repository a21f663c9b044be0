package ffe.simulation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.observation.Observation;
import ffe.statistics.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes other markets of one, by chance from a seed. Used by one thread. */
final class Mutator {

  /** One in so many changed candles is missing instead. */
  private static final int MISSING = 8;

  private final Dice dice;

  Mutator(long seed) {
    dice = new Dice(seed);
  }

  int below(int bound) {
    return dice.below(bound);
  }

  /** What becomes of the candles of a timeframe. */
  private interface Change {
    CandleSeries of(String label, CandleSeries series);
  }

  WholeMarket futureChanged(WholeMarket market, Instant instant) {
    return with(market, (l, s) -> others(s, 0, s.knowableAt(instant).size(), true));
  }

  WholeMarket futureCut(WholeMarket market, Instant instant) {
    return with(market, (l, s) -> others(s, 0, s.knowableAt(instant).size(), false));
  }

  WholeMarket historyChanged(WholeMarket market, Instant first) {
    return with(market, (l, s) -> others(s, unseen(l, s, first), s.size(), true));
  }

  WholeMarket historyCut(WholeMarket market, Instant first) {
    return with(market, (l, s) -> others(s, unseen(l, s, first), s.size(), false));
  }

  /** Whether any candle is older than what is observed at an instant. */
  static boolean hasHistory(WholeMarket market, Instant first) {
    return market.candles().entrySet().stream()
        .anyMatch(e -> unseen(e.getKey(), e.getValue(), first) > 0);
  }

  private static int unseen(String label, CandleSeries series, Instant first) {
    int window = Observation.WINDOW.getOrDefault(label, 0);
    return Math.max(0, series.knowableAt(first).size() - window);
  }

  private static WholeMarket with(WholeMarket market, Change one) {
    SortedMap<String, CandleSeries> out = new TreeMap<>();
    market.candles().forEach((label, series) -> out.put(label, one.of(label, series)));
    return new WholeMarket(out, market.beside().map(s -> one.of(s.timeframe().label(), s)));
  }

  /** From one index to before another they stay; the rest is changed or cut. */
  private CandleSeries others(CandleSeries series, int first, int end, boolean isChanged) {
    List<Candle> candles = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      if (i >= first && i < end) {
        candles.add(series.candle(i));
      } else if (isChanged && dice.below(MISSING) > 0) {
        candles.add(other(series.candle(i)));
      }
    }
    return CandleSeries.of(series.instrument(), series.timeframe(), candles);
  }

  /** Another level, another direction, another volume, at the same time. */
  private Candle other(Candle candle) {
    double open = candle.open() * (0.5 + dice.unit());
    double close = open * (0.9 + 0.2 * dice.unit());
    double high = Math.max(open, close) * (1 + 0.05 * dice.unit());
    double low = Math.min(open, close) * (1 - 0.05 * dice.unit());
    double volume = (candle.volume() + 1) * 3 * dice.unit();
    return new Candle(candle.opensAt(), open, high, low, close, volume, dice.below(100));
  }
}
