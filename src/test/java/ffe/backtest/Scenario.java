package ffe.backtest;

import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketSource;
import ffe.market.SidedSeries;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.statistics.Figure;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run whose outcome is kept.
 *
 * @param analysts by their names; {@code coin} is one that knows nothing
 * @param quorum opinions a decision needs
 */
record Scenario(
    MarketSource source,
    FillModel fills,
    List<Analyst> analysts,
    String strategy,
    int quorum,
    Optional<Duration> liftAfter) {

  static final int HISTORY = 300;

  /** Fills at most a tenth of what trades, after two seconds. */
  static final FillModel THIN =
      new FillModel(
          Bps.of("10"),
          Bps.of("20"),
          Bps.of("10"),
          Bps.of("20"),
          Duration.ofSeconds(2),
          Optional.of(Percent.of("10")));

  static final FillModel FREE =
      new FillModel(
          Bps.ZERO, Bps.ZERO, Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());

  static Scenario of(MarketSource source, String... analysts) {
    return new Scenario(
        source,
        FillModel.KRAKEN,
        Arrays.stream(analysts)
            .map(name -> name.equals("coin") ? new Coin() : Strategies.named(name))
            .toList(),
        EnsemblePolicy.WEIGHTED,
        Math.min(2, analysts.length),
        Optional.of(Duration.ofDays(1)));
  }

  static Scenario of(CandleSeries candles, String... analysts) {
    return of(
        new CandleSource("candles:made", spec(candles.instrument(), "0.01"), candles, HISTORY),
        analysts);
  }

  static Scenario of(SidedSeries candles, String... analysts) {
    return of(
        new CandleSource(
            "candles:sided", spec(candles.bid().instrument(), "0.00001"), candles, HISTORY),
        analysts);
  }

  private static InstrumentSpec spec(Instrument instrument, String tick) {
    return new InstrumentSpec(
        new Venue("PAPER"),
        instrument,
        Price.of(tick),
        Quantity.of("0.00000001"),
        Quantity.of("0.0001"),
        Money.of("5", instrument.quote()));
  }

  Scenario with(FillModel other) {
    return new Scenario(source, other, analysts, strategy, quorum, liftAfter);
  }

  Scenario counting(String other) {
    return new Scenario(source, fills, analysts, other, quorum, liftAfter);
  }

  Scenario unlifted() {
    return new Scenario(source, fills, analysts, strategy, quorum, Optional.empty());
  }

  private BacktestPlan plan() {
    return new BacktestPlan(
        "main",
        source,
        fills,
        analysts,
        new CycleRules(
            source.bars().orElse(Timeframe.M5),
            RiskPolicy.standard(),
            new EnsemblePolicy(strategy, quorum),
            VoterWeights.EQUAL,
            fills.slippage().plus(fills.spread())),
        Money.of("10000", source.spec().instrument().quote()),
        liftAfter);
  }

  /** What is kept of it: to the last digit. */
  SortedMap<String, String> outcome() {
    BacktestReport report =
        BacktestReport.of(Backtest.run(plan(), "kept", Backtest.Watch.NOBODY).orElseThrow(), 1);
    SortedMap<String, String> kept = new TreeMap<>();
    kept.put("digest", report.digest());
    kept.put("decisions", report.decisions().toString());
    kept.put("orders", report.orders() + ", fills " + report.fills());
    kept.put("lifts", Integer.toString(report.lifts()));
    kept.put("halted", report.halt().map(h -> h.code().name()).orElse("no"));
    kept.put("equity", report.equity().toString());
    kept.put("total", told(report.account().total()));
    kept.put("hold", told(report.hold().total()));
    kept.put("sharpe", told(report.account().sharpe()));
    kept.put("sortino", told(report.account().sortino()));
    kept.put("drawdown", Double.toString(report.account().drawdowns().depth()));
    kept.put("at-risk", told(report.account().tail().valueAtRisk()));
    kept.put("trades", Integer.toString(report.trades().trades()));
    kept.put("win-rate", told(report.trades().winRate()));
    kept.put("profit-factor", told(report.trades().profitFactor()));
    kept.put("costs", Double.toString(report.trades().costs()));
    kept.put("random", report.random().map(r -> Double.toString(r.beaten())).orElse("none"));
    kept.put("skill", told(report.luck().skill()));
    kept.put("verdict", report.luck().verdict().name().toLowerCase(Locale.ROOT));
    return kept;
  }

  private static String told(Figure figure) {
    return figure instanceof Figure.Untold untold
        ? untold.why().name().toLowerCase(Locale.ROOT)
        : Double.toString(figure.number().orElseThrow());
  }
}
