package ffe.adapter.telemetry;

import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Account;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.simulation.OnlyLane;
import ffe.simulation.PaperVenue;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.AgentState;
import ffe.trading.CycleJournal;
import ffe.trading.CycleRules;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The bundled tape, traded to its end while somebody watches, and what its journal holds then. */
record TapeDay(MemoryJournal journal, Lane lane) {

  static TapeDay of(UnaryOperator<CycleJournal> watched) {
    return of((source, journal) -> setup(source, watched.apply(journal)));
  }

  static TapeDay of(CycleTraces traces) {
    return of(
        (source, journal) -> {
          LaneSetup plain = setup(source, traces.watched(journal));
          return new LaneSetup(
              plain.lane(),
              plain.account(),
              plain.source(),
              traces.watched(plain.venues()),
              plain.analysts(),
              new SequentialPanel(Strategies.all().stream().map(traces::watched).toList()),
              plain.bounds(),
              plain.rules(),
              plain.journal(),
              plain.deposit(),
              plain.takerFee(),
              plain.autostart(),
              plain.codeVersion(),
              traces,
              plain.council());
        });
  }

  private static TapeDay of(BiFunction<TapeSource, CycleJournal, LaneSetup> made) {
    MemoryJournal journal = new MemoryJournal();
    TapeSource source = TapeSource.bundled();
    TradingAccount lane = OnlyLane.open(made.apply(source, journal), 1);
    while (OnlyLane.view(lane).status().agent() != AgentState.ENDED) {
      lane.advance(source.end(), 100_000);
    }
    return new TapeDay(journal, new Lane("main", source.spec().instrument(), source.id()));
  }

  private static LaneSetup setup(TapeSource source, CycleJournal journal) {
    RiskPolicy policy = RiskPolicy.standard();
    return new LaneSetup(
        new Lane("main", source.spec().instrument(), source.id()),
        new Account("main", Account.Mode.PAPER, source.spec().venue(), Currency.USD),
        source,
        new PaperVenue(source.spec(), FillModel.KRAKEN),
        Strategies.all().stream().map(Analyst::name).toList(),
        new SequentialPanel(Strategies.all()),
        RiskBounds.STANDARD,
        new CycleRules(
            Timeframe.M5, policy, EnsemblePolicy.DEFAULT, VoterWeights.EQUAL, Bps.of("7")),
        journal,
        Money.of("10000", Currency.USD),
        Bps.of("40"),
        true,
        "watched");
  }

  List<DecisionRecord> decisions() {
    return journal.decisions();
  }

  List<LedgerEvent.Filled> fills() {
    return journal.events().stream()
        .filter(LedgerEvent.Filled.class::isInstance)
        .map(LedgerEvent.Filled.class::cast)
        .toList();
  }

  /** One step as a lane commits it, with a decision. */
  LaneAppend anAppend() {
    return new LaneAppend(
        lane,
        1,
        1_000,
        journal.load(lane).orElseThrow().status(),
        new TreeMap<>(),
        Optional.of(decisions().get(0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
