package ffe.backtest;

import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.simulation.PaperVenue;
import ffe.simulation.Tape;
import ffe.simulation.TapeSource;
import ffe.trading.AgentState;
import ffe.trading.CycleRules;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Several markets of one account, as a backtest and as a paper session of the same. */
final class Pairs {

  static final Instrument BTC = Instrument.of("BTC-USD");
  static final Instrument ETH = Instrument.of("ETH-USD");
  static final Instrument SOL = Instrument.of("SOL-USD");

  private static final int HISTORY = 300;
  static final String CODE = "pairs";

  private Pairs() {}

  /** The same candles of another instrument, at another level of prices. */
  static CandleSeries renamed(Instrument instrument, CandleSeries series, double by) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      Candle c = series.candle(i);
      candles.add(
          new Candle(
              c.opensAt(),
              c.open() * by,
              c.high() * by,
              c.low() * by,
              c.close() * by,
              c.volume(),
              1));
    }
    return CandleSeries.of(instrument, series.timeframe(), candles);
  }

  static InstrumentSpec spec(Instrument instrument) {
    return new InstrumentSpec(
        new Venue("PAPER"),
        instrument,
        Price.of("0.01"),
        Quantity.of("0.00000001"),
        Quantity.of("0.0001"),
        Money.of("5", instrument.quote()));
  }

  static CandleSource source(CandleSeries candles) {
    return new CandleSource("candles:pair", spec(candles.instrument()), candles, HISTORY);
  }

  /** Hours of some instruments, each going its own way. */
  static List<MarketSource> hours(int count, Instrument... instruments) {
    return Arrays.stream(instruments)
        .<MarketSource>map(instrument -> source(walk(count, instrument)))
        .toList();
  }

  /** At a level of prices of its own: that of BTC is ten times that of any other. */
  static CandleSeries walk(int count, Instrument instrument) {
    CandleSeries walk = Walks.of(Timeframe.H1, count, 40 + instrument.name().charAt(0));
    return renamed(instrument, walk, instrument.equals(BTC) ? 1 : 0.1);
  }

  /** Four days of trades, invented, with their own hours. */
  static TapeSource trades(Instrument instrument, long seed) {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder("ts_ms,price,amount\n");
    long at = Instant.parse("2013-11-25T00:00:00Z").toEpochMilli();
    double price = 100;
    for (int i = 0; i < 8_000; i++) {
      at += random.nextInt(80_000);
      price *= 1 + random.nextGaussian() * 0.0009 + (i / 900 % 2 == 0 ? 0.0001 : -0.0001);
      rows.append(
          String.format(Locale.ROOT, "%d,%.2f,%.4f%n", at, price, 1 + random.nextDouble() * 5));
    }
    Tape tape =
        Tape.read(
            "made.csv",
            () -> new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    return new TapeSource("tape:made", spec(instrument), tape, Duration.ofDays(2));
  }

  static double worth(Money money) {
    return money.amount().doubleValue();
  }

  static BacktestPlan plan(List<MarketSource> sources, List<Analyst> analysts, RiskPolicy policy) {
    return new BacktestPlan(
        "main",
        sources.stream().map(s -> new BacktestPlan.Market(s, FillModel.KRAKEN)).toList(),
        analysts,
        rules(sources, analysts, policy),
        Money.of("10000", Currency.USD),
        Optional.empty());
  }

  private static CycleRules rules(
      List<MarketSource> sources, List<Analyst> analysts, RiskPolicy policy) {
    return new CycleRules(
        sources.get(0).bars().orElse(Timeframe.M5),
        policy,
        new EnsemblePolicy(EnsemblePolicy.WEIGHTED, Math.min(2, analysts.size())),
        VoterWeights.EQUAL,
        Bps.of("7"));
  }

  /** The same with an admin who lifts each halt after a day. */
  static BacktestRun lifted(BacktestPlan plan) {
    return run(
        new BacktestPlan(
            plan.account(),
            plan.markets(),
            plan.analysts(),
            plan.rules(),
            plan.deposit(),
            Optional.of(Duration.ofDays(1))));
  }

  static BacktestRun run(BacktestPlan plan) {
    return Backtest.run(plan, CODE, Backtest.Watch.NOBODY).orElseThrow();
  }

  /**
   * What the engine does with an account on paper over the same recordings: lanes over one wallet
   * and one journal, moved on in bites of time and events, as its timer would.
   */
  static MemoryJournal paper(
      List<MarketSource> sources, List<Analyst> analysts, RiskPolicy policy, Random random) {
    MemoryJournal journal = new MemoryJournal();
    PaperVenue.Funds funds = new PaperVenue.Funds();
    List<LaneSetup> lanes = new ArrayList<>();
    for (MarketSource source : sources) {
      InstrumentSpec spec = source.spec();
      lanes.add(
          new LaneSetup(
              new Lane("main", spec.instrument(), source.id()),
              new Account("main", Account.Mode.PAPER, spec.venue(), Currency.USD),
              source,
              new PaperVenue(spec, FillModel.KRAKEN, funds),
              analysts.stream().map(Analyst::name).sorted().toList(),
              new SequentialPanel(analysts),
              RiskBounds.STANDARD,
              rules(sources, analysts, policy),
              journal,
              Money.of("10000", Currency.USD),
              FillModel.KRAKEN.takerFee(),
              true,
              CODE));
    }
    TradingAccount account = TradingAccount.open(lanes, 1);
    Instant limit = account.now();
    while (account.views().get(BTC).status().agent() != AgentState.ENDED) {
      limit = limit.plusMillis(1 + random.nextInt(random.nextInt(8) == 0 ? 36_000_000 : 4_000_000));
      int max = 1 + random.nextInt(random.nextBoolean() ? 5 : 2_000);
      while (account.advance(limit, max) == max) {
        // until all that the sources tell is taken
      }
    }
    return journal;
  }
}
