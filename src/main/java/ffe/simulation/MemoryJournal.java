package ffe.simulation;

import ffe.canon.Digest;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.Timeframe;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.RoundTrip;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSnapshot;
import ffe.trading.LaneStatus;
import ffe.trading.PolicyVersion;
import ffe.trading.SliceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The journal of one lane in memory: backtests, and the reference for the database's. */
public final class MemoryJournal implements CycleJournal, SliceReader {

  private final List<DecisionRecord> decisions = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<RoundTrip> roundTrips = new ArrayList<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final SortedMap<ClientOrderId, Order> orders = new TreeMap<>();
  private final Map<Timeframe, SortedMap<Instant, Candle>> candles = new EnumMap<>(Timeframe.class);
  private final List<PolicyVersion> policies = new ArrayList<>();
  private Optional<LaneStatus> status = Optional.empty();

  @Override
  public Optional<LaneSnapshot> load(Lane lane) {
    List<Order> open = orders.values().stream().filter(o -> !o.state().isFinal()).toList();
    return status.map(s -> new LaneSnapshot(s, List.copyOf(events), open, policy()));
  }

  private Optional<PolicyVersion> policy() {
    return policies.stream().reduce((before, after) -> after);
  }

  @Override
  public Optional<DecisionRecord> decision(Lane lane, String id) {
    return decisions.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  @Override
  public void keepHistory(Lane lane, MarketBook market) {
    for (Timeframe timeframe : Timeframe.values()) {
      CandleSeries series = market.candles(lane.instrument(), timeframe, MarketBook.CANDLES_MAX);
      for (int i = 0; i < series.size(); i++) {
        keep(timeframe, series.candle(i));
      }
    }
  }

  @Override
  public void append(LaneAppend append) {
    status = Optional.of(append.status());
    append.decision().ifPresent(decisions::add);
    append.policy().ifPresent(policies::add);
    append.orders().forEach(order -> orders.put(order.id(), order));
    events.addAll(append.events());
    entries.addAll(append.entries());
    roundTrips.addAll(append.roundTrips());
    equity.addAll(append.equity());
    for (FinishedCandle finished : append.candles()) {
      keep(finished.timeframe(), finished.candle());
    }
  }

  private void keep(Timeframe timeframe, Candle candle) {
    candles.computeIfAbsent(timeframe, t -> new TreeMap<>()).putIfAbsent(candle.opensAt(), candle);
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

  @Override
  public CandleSeries candles(Lane lane, Timeframe timeframe, Instant firstOpensAt, int count) {
    Instrument instrument = lane.instrument();
    SortedMap<Instant, Candle> kept = candles.get(timeframe);
    List<Candle> found =
        kept == null
            ? List.of()
            : kept.tailMap(firstOpensAt).values().stream().limit(count).toList();
    return CandleSeries.of(instrument, timeframe, found);
  }

  /** All versions of the policy, the first one first. */
  public List<PolicyVersion> policies() {
    return Collections.unmodifiableList(policies);
  }

  /** All records so far, in slot order. */
  public List<DecisionRecord> decisions() {
    return Collections.unmodifiableList(decisions);
  }

  public List<LedgerEvent> events() {
    return Collections.unmodifiableList(events);
  }

  public List<LedgerEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  public List<RoundTrip> roundTrips() {
    return Collections.unmodifiableList(roundTrips);
  }

  public List<EquityPoint> equity() {
    return Collections.unmodifiableList(equity);
  }

  public List<Order> orders() {
    return List.copyOf(orders.values());
  }

  /** One digest of everything that was decided and booked, in order. */
  public Digest sessionDigest() {
    StringBuilder all = new StringBuilder();
    decisions.forEach(d -> all.append(d.substance()).append('\n'));
    events.forEach(e -> all.append(ffe.canon.Canon.digest(e)).append('\n'));
    return Digest.of(all.toString());
  }
}
