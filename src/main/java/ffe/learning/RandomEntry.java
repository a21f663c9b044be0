package ffe.learning;

import ffe.market.CandleSeries;
import ffe.statistics.Dice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What as many trades, held as long, came to when they were entered at any candle: {@link #DRAWS}
 * times, from a stated seed.
 *
 * @param low one of twenty draws is below
 * @param high one of twenty is above
 */
public record RandomEntry(int draws, double low, double median, double high) {

  static final int DRAWS = 400;

  private static final long SEED = 20131125;

  /** Empty without a trade to imitate. */
  static Optional<RandomEntry> like(List<Trade> trades, Path path) {
    CandleSeries candles = path.candles();
    if (trades.isEmpty() || trades.stream().anyMatch(t -> t.candles() > candles.size())) {
      return Optional.empty();
    }
    Dice dice = new Dice(SEED);
    double[] drawn = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double worth = 1;
      for (Trade trade : trades) {
        int from = dice.below(candles.size() - trade.candles() + 1);
        double exit = candles.close(from + trade.candles() - 1);
        worth *= path.costs().got(exit) / path.costs().paid(candles.open(from));
      }
      drawn[draw] = worth - 1;
    }
    Arrays.sort(drawn);
    return Optional.of(
        new RandomEntry(DRAWS, drawn[DRAWS / 20], drawn[DRAWS / 2], drawn[DRAWS - 1 - DRAWS / 20]));
  }
}
