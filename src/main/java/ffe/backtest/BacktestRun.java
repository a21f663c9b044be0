package ffe.backtest;

import ffe.canon.Digest;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch;
import ffe.simulation.Toll;
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

  /** What a sketch of the same plan comes to. */
  public Sketch sketch() {
    return Sketch.of(journal);
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

  List<KillSwitch.Halt> liquidations() {
    return journal.liquidations();
  }

  List<LedgerEvent.Financed> financed() {
    return journal.financed();
  }

  ModelUse models() {
    return journal.models();
  }

  Fill fill(String id) {
    return journal.fill(id);
  }

  Toll toll(String fill) {
    return journal.toll(fill);
  }

  /**
   * Of the account: one point a slot, taken by the lane that comes to it first, when all lanes have
   * heard what was before; and at the end one more by each lane.
   */
  public List<EquityPoint> equity() {
    return journal.equity();
  }

  /** What was traded, sorted. */
  public List<Instrument> instruments() {
    return plan.instruments();
  }

  /** How long the candles are that were traded on. */
  public Timeframe stride() {
    return journal.stride();
  }

  /**
   * What was traded on of an instrument: minutes of a recording of trades, else its candles;
   * without history.
   */
  public CandleSeries candles(Instrument instrument) {
    return journal.candles(instrument);
  }
}
