package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.portfolio.RoundTrip;
import ffe.simulation.FillModel;
import ffe.statistics.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What as many trades of the same size, held as long, came to when they were entered at any candle,
 * with the same costs on both sides: from a stated seed. Amounts are in the quote currency.
 *
 * @param profit of the run's own trades
 * @param low one of twenty draws is below
 * @param high one of twenty is above
 * @param beaten share of draws that earned less than the run
 */
public record RandomEntries(
    int draws, double profit, double low, double median, double high, double beaten) {

  static final int DRAWS = 1_000;

  /** Trades that are imitated at most; the newest of more. */
  static final int TRADES_MAX = 5_000;

  private static final long SEED = 20_131_125;

  private record Like(int candles, double notional) {}

  /** Empty without a trade. */
  static Optional<RandomEntries> of(BacktestRun run) {
    CandleSeries candles = run.candles();
    Trades trades = new Trades(run);
    List<RoundTrip> all = run.roundTrips();
    List<Like> likes = new ArrayList<>();
    double profit = 0;
    for (RoundTrip trip : all.subList(Math.max(0, all.size() - TRADES_MAX), all.size())) {
      likes.add(
          new Like(
              Math.min(candles.size(), trades.held(trip)), trip.cost().amount().doubleValue()));
      profit += trip.profit().amount().doubleValue();
    }
    return likes.isEmpty() || candles.isEmpty()
        ? Optional.empty()
        : Optional.of(drawn(likes, profit, candles, side(run.plan().fills())));
  }

  /** What a taker loses on one side, as a fraction. */
  private static double side(FillModel fills) {
    return fills.takerFee().fraction().doubleValue()
        + fills.slippage().fraction().doubleValue()
        + fills.spread().fraction().doubleValue() / 2;
  }

  private static RandomEntries drawn(
      List<Like> likes, double profit, CandleSeries candles, double side) {
    Dice dice = new Dice(SEED);
    double[] drawn = new double[DRAWS];
    int beaten = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (Like like : likes) {
        int from = dice.below(candles.size() - like.candles() + 1);
        double exit = candles.close(from + like.candles() - 1);
        double grown = exit / candles.open(from) * (1 - side) / (1 + side) - 1;
        sum += like.notional() * grown;
      }
      drawn[draw] = sum;
      beaten += sum < profit ? 1 : 0;
    }
    Arrays.sort(drawn);
    return new RandomEntries(
        DRAWS,
        profit,
        drawn[DRAWS / 20],
        drawn[DRAWS / 2],
        drawn[DRAWS - 1 - DRAWS / 20],
        (double) beaten / DRAWS);
  }
}
