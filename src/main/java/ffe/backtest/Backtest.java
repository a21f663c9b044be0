package ffe.backtest;

import ffe.council.Asker;
import ffe.council.Council;
import ffe.council.UnansweredException;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.simulation.PaperVenue;
import ffe.trading.AgentState;
import ffe.trading.AnalystPanel;
import ffe.trading.CycleWatch;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Walks the production account over recordings, as fast as it goes, its journal in memory. */
public final class Backtest {

  /** More decisions than that are refused: ten years of 5-minute candles. */
  public static final int DECISIONS_MAX = 1_100_000;

  /** Events between two looks at whether to go on. */
  private static final int BITE = 1_000;

  private static final long TOKEN = 1;
  private static final String SKETCH = "sketch";

  private Backtest() {}

  /** Is asked between bites. */
  public interface Watch {

    Watch NOBODY = (told, cycles) -> true;

    /**
     * @param told session time the run has come to
     * @param cycles that were done
     * @return false to end it there
     */
    boolean goesOn(Instant told, int cycles);
  }

  /**
   * Runs the plan to the end of its recordings.
   *
   * @param codeVersion of the core that computes it
   * @return empty if it was stopped
   * @throws IllegalArgumentException if it makes more than {@link #DECISIONS_MAX} decisions
   * @throws FailedAnalystException if one of the analysts fails, or a model's answer is missing
   */
  public static Optional<BacktestRun> run(BacktestPlan plan, String codeVersion, Watch watch) {
    RunJournal journal = new RunJournal(plan, false);
    SequentialPanel panel = new SequentialPanel(named(plan.analysts()));
    Parts parts =
        new Parts(
            plan,
            observation -> {
              journal.sees(observation);
              return panel.ask(observation);
            },
            journal,
            codeVersion,
            plan.models().map(models -> named(models.council(), journal)));
    return walk(parts, watch)
        ? Optional.of(new BacktestRun(plan, codeVersion, journal))
        : Optional.empty();
  }

  /**
   * Runs the plan for its books alone: lane, gate, ledger and venue are the same, but a cycle that
   * comes to nothing is not recorded and is found out at a glance. What is found by it is run again
   * whole.
   *
   * @param seen of the same recordings by whoever was run over them before
   * @return empty if it was stopped
   * @throws IllegalArgumentException as {@link #run}, and if models are asked
   * @throws FailedAnalystException if one of the analysts fails
   */
  public static Optional<Sketch> sketch(BacktestPlan plan, Glances seen, Watch watch) {
    if (plan.models().isPresent()) {
      throw new IllegalArgumentException("models are asked in whole runs only");
    }
    RunJournal journal = new RunJournal(plan, true);
    Parts parts =
        new Parts(
            plan, seen.panel(plan, named(plan.analysts())), journal, SKETCH, Optional.empty());
    return walk(parts, watch) ? Optional.of(Sketch.of(journal)) : Optional.empty();
  }

  private static List<Analyst> named(List<Analyst> analysts) {
    return analysts.stream().<Analyst>map(Named::new).toList();
  }

  /** False if it was stopped. */
  private static boolean walk(Parts parts, Watch watch) {
    BacktestPlan plan = parts.plan();
    RunJournal journal = parts.journal();
    TradingAccount account = TradingAccount.open(parts.lanes(), TOKEN);
    Instant limit = plan.liftAfter().isPresent() ? Timeframe.D1.next(account.now()) : Instant.MAX;
    while (hasMore(account)) {
      if (!watch.goesOn(account.now(), journal.cycles())) {
        return false;
      }
      if (account.advance(limit, BITE) < BITE && plan.liftAfter().isPresent()) {
        lift(account, limit.minus(plan.liftAfter().get()), journal);
        limit = Timeframe.D1.next(limit);
      }
      if (journal.cycles() > DECISIONS_MAX) {
        throw new IllegalArgumentException(
            "a run makes at most " + DECISIONS_MAX + " decisions; take a shorter recording");
      }
    }
    return true;
  }

  /** What the lanes of a run share. */
  private record Parts(
      BacktestPlan plan,
      AnalystPanel panel,
      RunJournal journal,
      String codeVersion,
      Optional<Council> council) {

    List<LaneSetup> lanes() {
      PaperVenue.Funds funds = new PaperVenue.Funds();
      return plan.markets().stream().map(market -> lane(market, funds)).toList();
    }

    private LaneSetup lane(BacktestPlan.Market market, PaperVenue.Funds funds) {
      InstrumentSpec spec = market.source().spec();
      return new LaneSetup(
          new Lane(plan.account(), spec.instrument(), market.source().id()),
          new Account(
              plan.account(),
              Account.Mode.PAPER,
              spec.venue(),
              plan.deposit().currency(),
              plan.margin()),
          market.source(),
          new PaperVenue(spec, market.fills(), funds, journal::paid),
          plan.analysts().stream().map(Analyst::name).sorted().toList(),
          panel,
          RiskBounds.STANDARD,
          plan.rules(),
          journal,
          plan.deposit(),
          market.fills().takerFee(),
          true,
          codeVersion,
          CycleWatch.NOBODY,
          council,
          journal.isSketch());
    }
  }

  /** An analyst that is named when it fails; in a run nobody abstains for a defect. */
  private record Named(Analyst asked) implements Analyst {

    @Override
    public String name() {
      return asked.name();
    }

    @Override
    public Opinion opine(Observation observation) {
      try {
        return asked.opine(observation);
      } catch (RuntimeException e) {
        throw new FailedAnalystException(asked.name(), observation.instant(), e);
      }
    }
  }

  /** A council of which one is named where its answer is missing. */
  private static Council named(Council council, RunJournal journal) {
    Asker asker =
        requests -> {
          try {
            return council.asker().ask(requests);
          } catch (UnansweredException e) {
            throw new FailedAnalystException(e.provider(), journal.seenAt(), e);
          }
        };
    return new Council(council.seating(), asker);
  }

  /** Does what an admin would. */
  private static void lift(TradingAccount account, Instant since, RunJournal journal) {
    boolean isDue = journal.halt().filter(h -> !h.since().isAfter(since)).isPresent();
    if (isDue && account.command(AgentState.Command.LIFT, "the plan lifts halts")) {
      account.command(AgentState.Command.START, "the plan starts again");
      journal.lifted();
    }
  }

  private static boolean hasMore(TradingAccount account) {
    return account.views().values().stream().anyMatch(v -> v.status().agent() != AgentState.ENDED);
  }
}
