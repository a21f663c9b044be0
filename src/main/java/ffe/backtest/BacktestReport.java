package ffe.backtest;

import ffe.canon.LeftOutWhenEmpty;
import ffe.decision.Analyst;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.money.Money;
import ffe.portfolio.EquityPoint;
import ffe.risk.KillSwitch;
import ffe.statistics.Basis;
import ffe.statistics.Blocks;
import ffe.statistics.By;
import ffe.statistics.ClosedTrade;
import ffe.statistics.Column;
import ffe.statistics.MonteCarlo;
import ffe.statistics.Outlook;
import ffe.statistics.Resampling;
import ffe.statistics.RunSpan;
import ffe.statistics.RunStatistics;
import ffe.statistics.TradeStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run came to.
 *
 * @param source id and, for people, description of the recording; of each, in the order of the
 *     instruments, where several were traded
 * @param instrument what was traded, with commas between
 * @param digest of every decision and every event of the ledger
 * @param deposit what it began with
 * @param equity what it ended with
 * @param decisions how many of each result and reason
 * @param lifts halts that were lifted on the way
 * @param halt what halted it to the end: nothing was entered after
 * @param sampled how far apart the points are that the curve's figures are of
 * @param account figures of the equity curve
 * @param hold the same of buying all at first and holding, without a fee
 * @param chance what else could have come of these returns; empty for too few
 * @param stressed what its trades came to at multiples of their costs
 * @param byInstrument all that were traded, also those without a trade
 * @param models that were asked, and whether they may have known what came; empty for rules alone
 * @param costs of all trades together, which {@link TradeStatistics#costs} sums up; empty without
 *     one
 * @param margin what margin did; empty for a cash account
 */
public record BacktestReport(
    List<String> source,
    String instrument,
    Instant from,
    Instant to,
    String digest,
    String codeVersion,
    List<String> analysts,
    Money deposit,
    Money equity,
    SortedMap<String, Integer> decisions,
    int orders,
    int fills,
    int lifts,
    Optional<KillSwitch.Halt> halt,
    Duration sampled,
    RunStatistics account,
    RunStatistics hold,
    TradeStatistics trades,
    SortedMap<String, TradeStatistics> byRegime,
    SortedMap<String, TradeStatistics> byHour,
    SortedMap<String, TradeStatistics> byVoter,
    Optional<Outlook> chance,
    List<MonteCarlo.Stressed> stressed,
    Optional<RandomEntries> random,
    Luck luck,
    @LeftOutWhenEmpty SortedMap<String, Market> byInstrument,
    @LeftOutWhenEmpty Optional<ModelsReport> models,
    @LeftOutWhenEmpty Optional<Costs> costs,
    @LeftOutWhenEmpty Optional<OnMargin> margin) {

  /**
   * What trades cost, on both sides. Their profit is without all of it already.
   *
   * @param spread by how much prices were worse than half way between bid and ask
   * @param slippage by how much they were worse than that, rounding to the price step included
   */
  public record Costs(double fees, double spread, double slippage) {

    double all() {
      return fees + spread + slippage;
    }

    private Costs plus(Costs more) {
      return new Costs(fees + more.fees, spread + more.spread, slippage + more.slippage);
    }
  }

  /**
   * What one instrument brought.
   *
   * @param hold last by first price of what was traded on less 1, as a fraction
   */
  public record Market(TradeStatistics trades, double hold) {}

  private static final int DRAWS = 1_000;
  private static final long SEED = 7;
  private static final List<Double> COSTS = List.of(0.0, 1.0, 1.5, 2.0, 3.0);

  /**
   * Reckons it.
   *
   * @param trials how many variants were tried before this one was chosen, this one included
   * @throws IllegalArgumentException if the run made no decision
   */
  public static BacktestReport of(BacktestRun run, int trials) {
    List<EquityPoint> points = run.equity();
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "the recording is too short: it gave " + points.size() + " cycles after its history");
    }
    Curve curve = Curve.of(points, run.stride().length());
    RunStatistics account = RunStatistics.of(curve.equity(), Basis.of(curve.equity()));
    Column returns = curve.equity().returns().values();
    List<ClosedTrade> closed = new Trades(run).closed();
    Money deposit = run.plan().deposit();
    double capital = deposit.amount().doubleValue();
    RunSpan span = new RunSpan(points.get(0).at(), curve.last(), capital);
    Optional<RandomEntries> random = RandomEntries.of(run);
    return new BacktestReport(
        source(run.plan().markets()),
        Instrument.names(run.instruments()),
        span.from(),
        span.to(),
        run.digest().hex(),
        run.codeVersion(),
        run.plan().analysts().stream().map(Analyst::name).sorted().toList(),
        deposit,
        points.get(points.size() - 1).equity(),
        reasons(run.decisions()),
        run.orders().size(),
        run.fills(),
        run.lifts(),
        run.halt(),
        curve.step(),
        account,
        RunStatistics.of(curve.hold(), Basis.of(curve.hold())),
        TradeStatistics.of(closed, span),
        TradeStatistics.by(By.REGIME, closed, span),
        TradeStatistics.by(By.HOUR, closed, span),
        TradeStatistics.by(By.VOTER, closed, span),
        MonteCarlo.ofReturns(returns, new Resampling(Blocks.usual(returns.size()), DRAWS, SEED)),
        closed.isEmpty()
            ? List.of()
            : MonteCarlo.stressed(
                closed, capital, COSTS, new Resampling(Blocks.usual(closed.size()), DRAWS, SEED)),
        random,
        Luck.of(
            new Luck.Case(
                returns,
                closed.size(),
                Curve.worth(points.get(points.size() - 1).equity()) - capital,
                run.halt().isPresent(),
                random),
            trials),
        markets(run, TradeStatistics.by(By.INSTRUMENT, closed, span), span),
        run.plan().models().map(panel -> ModelsReport.of(panel, run.models(), span.from())),
        Exit.of(run).stream().map(Exit::costs).reduce(Costs::plus),
        run.plan().margin().map(terms -> OnMargin.of(run, terms)));
  }

  private static List<String> source(List<BacktestPlan.Market> markets) {
    return markets.stream()
        .flatMap(market -> Stream.of(market.source().id(), market.source().description()))
        .toList();
  }

  private static SortedMap<String, Market> markets(
      BacktestRun run, SortedMap<String, TradeStatistics> traded, RunSpan span) {
    SortedMap<String, Market> markets = new TreeMap<>();
    for (Instrument instrument : run.instruments()) {
      CandleSeries candles = run.candles(instrument);
      markets.put(
          instrument.name(),
          new Market(
              traded.getOrDefault(instrument.name(), TradeStatistics.of(List.of(), span)),
              candles.isEmpty() ? 0 : candles.lastClose() / candles.open(0) - 1));
    }
    return markets;
  }

  private static SortedMap<String, Integer> reasons(List<DecisionLine> lines) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (DecisionLine line : lines) {
      counts.merge(line.result() + " " + line.reason(), 1, Integer::sum);
    }
    return counts;
  }
}
