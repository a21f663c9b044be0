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
import ffe.trading.AccountSnapshot;
import ffe.trading.CycleJournal;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneStatus;
import ffe.trading.PolicyVersion;
import ffe.trading.SliceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The journal of one account in memory: backtests, and the reference for the database's. */
public final class MemoryJournal implements CycleJournal, SliceReader {

  private final List<DecisionRecord> decisions = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<RoundTrip> roundTrips = new ArrayList<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final SortedMap<ClientOrderId, Order> orders = new TreeMap<>();
  private final SortedMap<Series, SortedMap<Instant, Candle>> candles = new TreeMap<>();

  private record Series(Instrument instrument, Timeframe timeframe) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      int byInstrument = instrument.compareTo(other.instrument);
      return byInstrument != 0 ? byInstrument : timeframe.compareTo(other.timeframe);
    }
  }

  private final List<PolicyVersion> policies = new ArrayList<>();
  private final SortedMap<Instrument, LaneStatus> lanes = new TreeMap<>();
  private Optional<LaneAppend> latest = Optional.empty();

  @Override
  public Optional<AccountSnapshot> load(List<Lane> asked) {
    SortedMap<Instrument, LaneStatus> known = new TreeMap<>(lanes);
    known.keySet().retainAll(asked.stream().map(Lane::instrument).toList());
    List<Order> open = orders.values().stream().filter(o -> !o.state().isFinal()).toList();
    return latest.map(
        last -> new AccountSnapshot(last.number(), last.status(), known, events, open, policy()));
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
        keep(new Series(lane.instrument(), timeframe), series.candle(i));
      }
    }
  }

  @Override
  public void append(LaneAppend append) {
    latest = Optional.of(append);
    lanes.putAll(append.statuses());
    append.decision().ifPresent(decisions::add);
    append.policy().ifPresent(policies::add);
    append.orders().forEach(order -> orders.put(order.id(), order));
    events.addAll(append.events());
    entries.addAll(append.entries());
    roundTrips.addAll(append.roundTrips());
    equity.addAll(append.equity());
    for (FinishedCandle finished : append.candles()) {
      keep(new Series(finished.instrument(), finished.timeframe()), finished.candle());
    }
  }

  private void keep(Series series, Candle candle) {
    candles.computeIfAbsent(series, t -> new TreeMap<>()).putIfAbsent(candle.opensAt(), candle);
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
    SortedMap<Instant, Candle> kept = candles.get(new Series(instrument, timeframe));
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
