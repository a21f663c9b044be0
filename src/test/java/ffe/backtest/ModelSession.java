package ffe.backtest;

import ffe.adapter.liberty.Askers;
import ffe.council.Asker;
import ffe.council.Council;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.VoterWeights;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.simulation.PaperVenue;
import ffe.strategy.Strategies;
import ffe.trading.AgentState;
import ffe.trading.CycleRules;
import ffe.trading.CycleWatch;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A session of the paper account with models that are asked at the same time, as by the server. */
public final class ModelSession {

  private static final Optional<Price> DEAR = Price.parse("3/0.30/15");
  private static final Optional<Price> CHEAP = Price.parse("1/0.10/2");
  static final List<Seat> SEATS =
      List.of(
          new Seat("anthropic", "anthropic-1", DEAR),
          new Seat("openai", "openai-1", CHEAP),
          new Seat("ollama", "ollama-1"));

  private ModelSession() {}

  static CandleSource source() {
    return new CandleSource(
        "candles:made",
        new InstrumentSpec(
            new Venue("PAPER"),
            Instrument.of("BTC-USD"),
            ffe.money.Price.of("0.01"),
            Quantity.of("0.00000001"),
            Quantity.of("0.0001"),
            Money.of("5", Currency.USD)),
        Walks.of(Timeframe.H1, 420, 5),
        300);
  }

  private static EnsemblePolicy counting(EnsembleStrategy strategy) {
    return strategy == EnsembleStrategy.DEBATE
        ? EnsemblePolicy.of(new Debate("anthropic", "openai", "ollama"), 2)
        : new EnsemblePolicy(strategy.word(), 2);
  }

  static CycleRules rules(EnsembleStrategy strategy) {
    return new CycleRules(
        Timeframe.H1, RiskPolicy.standard(), counting(strategy), VoterWeights.EQUAL, Bps.of("7"));
  }

  static Council council(Asker asker) {
    return new Council(Seating.of(SEATS, Duration.ofSeconds(30)), asker);
  }

  private static LaneSetup session(EnsembleStrategy strategy, Asker asker, MemoryJournal journal) {
    CandleSource source = source();
    return new LaneSetup(
        new Lane("main", source.spec().instrument(), source.id()),
        new Account("main", Account.Mode.PAPER, source.spec().venue(), Currency.USD),
        source,
        new PaperVenue(source.spec(), FillModel.KRAKEN),
        Strategies.all().stream().map(a -> a.name()).sorted().toList(),
        new SequentialPanel(Strategies.all()),
        RiskBounds.STANDARD,
        rules(strategy),
        journal,
        Money.of("10000", Currency.USD),
        FillModel.KRAKEN.takerFee(),
        true,
        "models",
        CycleWatch.NOBODY,
        Optional.of(council(asker)));
  }

  /** All that came of it. */
  public static MemoryJournal traded(EnsembleStrategy strategy) {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    MemoryJournal journal = new MemoryJournal();
    try {
      Asker asker =
          Askers.of(SEATS.stream().map(seat -> Oracle.model(seat.provider())).toList(), pool);
      TradingAccount account = TradingAccount.open(List.of(session(strategy, asker, journal)), 1);
      while (account.views().values().stream()
          .anyMatch(v -> v.status().agent() != AgentState.ENDED)) {
        int unused = account.advance(Instant.MAX, 10_000);
      }
    } finally {
      pool.shutdown();
    }
    return journal;
  }
}
