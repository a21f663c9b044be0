package ffe.backtest;

import ffe.canon.Digest;
import ffe.market.CandleSeries;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch;
import java.util.List;
import java.util.Optional;

/** A plan that was run to its end. Immutable from here on. */
public final class BacktestRun {

  private final BacktestPlan plan;
  private final String codeVersion;
  private final RunJournal journal;

  BacktestRun(BacktestPlan plan, String codeVersion, RunJournal journal) {
    this.plan = plan;
    this.codeVersion = codeVersion;
    this.journal = journal;
  }

  public BacktestPlan plan() {
    return plan;
  }

  public String codeVersion() {
    return codeVersion;
  }

  /** Of every decision and every event of the ledger, in order. */
  public Digest digest() {
    return journal.digest();
  }

  /** In the order of their slots. */
  public List<DecisionLine> decisions() {
    return journal.lines();
  }

  public List<Order> orders() {
    return journal.orders();
  }

  public int fills() {
    return journal.fills();
  }

  /** Halts that were lifted on the way. */
  public int lifts() {
    return journal.lifts();
  }

  /** What halted it to the end; nothing was entered after. */
  public Optional<KillSwitch.Halt> halt() {
    return journal.halt();
  }

  /** In the order in which they were closed. */
  public List<RoundTrip> roundTrips() {
    return journal.roundTrips();
  }

  Fill fill(String id) {
    return journal.fill(id);
  }

  /** One point a cycle, and one at the end. */
  public List<EquityPoint> equity() {
    return journal.equity();
  }

  /** What was traded on: minutes of a recording of trades, else its candles; without history. */
  public CandleSeries candles() {
    return journal.candles();
  }
}
