package ffe.backtest;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.observation.Regime;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch;
import ffe.simulation.Toll;
import ffe.trading.AccountSnapshot;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The journal of one run: a line of each decision, and the books whole; of a sketch the books
 * alone. One thread.
 */
final class RunJournal implements CycleJournal {

  private final BacktestPlan plan;
  private final boolean isSketch;
  private final List<DecisionLine> lines = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<RoundTrip> roundTrips = new ArrayList<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final SortedMap<ClientOrderId, Order> orders = new TreeMap<>();
  private final SortedMap<String, Fill> fills = new TreeMap<>();
  private final SortedMap<String, Toll> tolls = new TreeMap<>();
  private final SortedMap<Instrument, List<Candle>> candles = new TreeMap<>();
  private Optional<LaneStatus> status = Optional.empty();
  private final List<KillSwitch.Halt> liquidations = new ArrayList<>();
  private int lifts;
  private Regime regime = Regime.WARMING_UP;
  private Instant seenAt = Instant.EPOCH;
  private final ModelUse models = new ModelUse();

  RunJournal(BacktestPlan plan, boolean isSketch) {
    this.plan = plan;
    this.isSketch = isSketch;
    plan.instruments().forEach(instrument -> candles.put(instrument, new ArrayList<>()));
  }

  boolean isSketch() {
    return isSketch;
  }

  /** What the market looked like to the cycle that is under way. */
  void sees(Observation now) {
    regime = now.regime();
    seenAt = now.instant();
  }

  /** When the cycle that is under way saw it. */
  Instant seenAt() {
    return seenAt;
  }

  /** What models were asked. */
  ModelUse models() {
    return models;
  }

  /** What a fill cost beside its fee. */
  void paid(Fill fill, Toll toll) {
    tolls.put(fill.id(), toll);
  }

  Toll toll(String fill) {
    return Optional.ofNullable(tolls.get(fill)).orElseThrow();
  }

  @Override
  public Optional<AccountSnapshot> load(List<Lane> lanes) {
    return Optional.empty();
  }

  @Override
  public Optional<DecisionRecord> decision(Lane lane, String id) {
    return Optional.empty();
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {
    // the recording has it
  }

  void lifted() {
    lifts++;
  }

  int lifts() {
    return lifts;
  }

  /** A halt that is in force and that only an admin ends. */
  Optional<KillSwitch.Halt> halt() {
    return status.stream()
        .flatMap(s -> s.risk().killSwitch().inForce(s.position().time()).stream())
        .filter(h -> h.code().isLatched())
        .findFirst();
  }

  /** Each time equity fell below the maintenance margin. */
  List<KillSwitch.Halt> liquidations() {
    return Collections.unmodifiableList(liquidations);
  }

  /** What holding on margin cost each day, in order. */
  List<LedgerEvent.Financed> financed() {
    return events.stream()
        .filter(LedgerEvent.Financed.class::isInstance)
        .map(LedgerEvent.Financed.class::cast)
        .toList();
  }

  @Override
  public void append(LaneAppend append) {
    append.status().risk().killSwitch().halts().stream()
        .filter(halt -> halt.code() == KillSwitch.Code.LIQUIDATION)
        .filter(halt -> !liquidations.contains(halt))
        .forEach(liquidations::add);
    status = Optional.of(append.status());
    append.orders().forEach(order -> orders.put(order.id(), order));
    events.addAll(append.events());
    for (LedgerEvent event : append.events()) {
      if (event instanceof LedgerEvent.Filled filled) {
        fills.put(filled.id(), filled.fill());
      }
    }
    roundTrips.addAll(append.roundTrips());
    equity.addAll(append.equity());
    if (!isSketch) {
      keepMore(append);
    }
  }

  private void keepMore(LaneAppend append) {
    append.decision().ifPresent(record -> lines.add(DecisionLine.of(record, regime)));
    append.decision().ifPresent(models::add);
    for (FinishedCandle finished : append.candles()) {
      if (finished.timeframe() == stride()) {
        kept(finished.instrument()).add(finished.candle());
      }
    }
  }

  @Override
  public boolean claim(Lane lane, Order order, long leaseToken) {
    Order stored = orders.get(order.id());
    if (stored == null || stored.state() != OrderState.INTENDED) {
      return false;
    }
    orders.put(order.id(), stored.become(OrderState.SENDING, stored.changedAt(), ""));
    return true;
  }

  /** Cycles so far; of a sketch slots, which are as many where nothing is halted. */
  int cycles() {
    return isSketch ? equity.size() : lines.size();
  }

  List<DecisionLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  List<RoundTrip> roundTrips() {
    return Collections.unmodifiableList(roundTrips);
  }

  List<EquityPoint> equity() {
    return Collections.unmodifiableList(equity);
  }

  List<Order> orders() {
    return List.copyOf(orders.values());
  }

  int fills() {
    return fills.size();
  }

  Fill fill(String id) {
    return Optional.ofNullable(fills.get(id)).orElseThrow();
  }

  /** One length for all instruments. */
  Timeframe stride() {
    return plan.markets().get(0).stride();
  }

  /** What was traded on of an instrument, in the shortest candles there are. */
  CandleSeries candles(Instrument instrument) {
    return CandleSeries.of(instrument, stride(), kept(instrument));
  }

  private List<Candle> kept(Instrument instrument) {
    return Optional.ofNullable(candles.get(instrument)).orElseThrow();
  }

  /** Of every event of the ledger and every point of equity, in order. */
  Digest books() {
    StringBuilder all = new StringBuilder();
    events.forEach(event -> all.append(Canon.digest(event)).append('\n'));
    equity.forEach(
        point -> all.append(point.at()).append(' ').append(point.equity().amount()).append('\n'));
    return Digest.of(all.toString());
  }

  /** As {@link ffe.simulation.MemoryJournal#sessionDigest}. */
  Digest digest() {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line.substance()).append('\n'));
    events.forEach(event -> all.append(Canon.digest(event)).append('\n'));
    return Digest.of(all.toString());
  }
}
