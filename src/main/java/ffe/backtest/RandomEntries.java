package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.order.Fill;
import ffe.simulation.FillModel;
import ffe.statistics.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What as many trades of the same instruments and sizes, held as long, came to when they were
 * entered at any candle before the run was halted, each with the costs it had: from a stated seed.
 * Amounts are in the quote currency.
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

  /**
   * A trade to imitate.
   *
   * @param market candles of its instrument
   * @param isShort what was sold first
   * @param kept what both sides leave of an amount, as a fraction; of what is short, what both make
   *     of it
   */
  private record Like(
      CandleSeries market, int candles, boolean isShort, double notional, double kept) {

    static Like of(CandleSeries market, int held, Exit exit, FillModel fills) {
      int opens = exit.isShort() ? -1 : 1;
      double kept =
          side(fills, exit.liquidity(), -opens) / side(fills, Fill.Liquidity.TAKER, opens);
      int candles = Math.min(market.size(), held);
      return new Like(market, candles, exit.isShort(), exit.opened(), kept);
    }

    double grown(double ratio) {
      return isShort ? 1 - ratio * kept : ratio * kept - 1;
    }
  }

  /** Empty without a trade. */
  static Optional<RandomEntries> of(BacktestRun run) {
    Trades trades = new Trades(run);
    SortedMap<Instrument, CandleSeries> markets = new TreeMap<>();
    List<Exit> all = Exit.of(run);
    List<Like> likes = new ArrayList<>();
    double profit = 0;
    for (Exit exit : all.subList(Math.max(0, all.size() - TRADES_MAX), all.size())) {
      FillModel fills = run.plan().market(exit.instrument()).fills();
      CandleSeries market =
          markets.computeIfAbsent(exit.instrument(), any -> open(run, trades.candles(exit)));
      likes.add(Like.of(market, trades.held(exit), exit, fills));
      profit += exit.profit();
    }
    return likes.isEmpty() || markets.values().stream().anyMatch(CandleSeries::isEmpty)
        ? Optional.empty()
        : Optional.of(drawn(likes, profit));
  }

  /** What it could be entered at. */
  private static CandleSeries open(BacktestRun run, CandleSeries all) {
    return run.halt().map(h -> all.knowableAt(h.since())).orElse(all);
  }

  /**
   * What is paid or got for one.
   *
   * @param sign 1 for what is paid, -1 for what is got
   */
  private static double side(FillModel fills, Fill.Liquidity liquidity, int sign) {
    return liquidity == Fill.Liquidity.MAKER
        ? 1 + sign * fills.makerFee().fraction().doubleValue()
        : 1
            + sign
                * (fills.takerFee().fraction().doubleValue()
                    + fills.slippage().fraction().doubleValue()
                    + fills.spread().fraction().doubleValue() / 2);
  }

  private static RandomEntries drawn(List<Like> likes, double profit) {
    Dice dice = new Dice(SEED);
    double[] drawn = new double[DRAWS];
    int beaten = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (Like like : likes) {
        CandleSeries candles = like.market();
        int from = dice.below(candles.size() - like.candles() + 1);
        double exit = candles.close(from + like.candles() - 1);
        sum += like.notional() * like.grown(exit / candles.open(from));
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
