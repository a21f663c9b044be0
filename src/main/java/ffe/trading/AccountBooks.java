package ffe.trading;

import ffe.market.FeedState;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.Account;
import ffe.portfolio.Booked;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Position;
import ffe.portfolio.RoundTrip;
import ffe.portfolio.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one ledger of an account, and what its lanes must know of each other: prices, orders, and
 * whether all is closed. One thread.
 */
final class AccountBooks {

  private static final int MEAN_DECIMALS = 12;

  /** Round trips of an instrument that are remembered. */
  private static final int RECENT_MAX = 20;

  private final SortedMap<Instrument, Deque<RoundTrip>> recent = new TreeMap<>();
  private final List<Seat> seats = new ArrayList<>();
  private Ledger ledger;
  private long appends;

  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<RoundTrip> roundTrips = new ArrayList<>();
  private Optional<PolicyVersion> policy = Optional.empty();

  /** What all lanes changed since the last append, its number, and where they stand. */
  record Changes(
      List<FinishedCandle> candles,
      long number,
      List<LedgerEvent> events,
      List<LedgerEntry> entries,
      List<RoundTrip> roundTrips,
      Optional<PolicyVersion> policy) {}

  /** A lane as its neighbours see it. */
  private record Seat(Lane lane, LaneBooks books, LaneMind mind, MarketBook market) {

    Instrument instrument() {
      return lane.instrument();
    }

    LaneStatus status() {
      long taken = market.lastTick(instrument()).map(Tick::sequence).orElse(0L);
      return mind.status(new SourcePosition(taken, market.now()));
    }

    Optional<Price> price() {
      return market.lastTick(instrument()).map(Tick::price);
    }

    /** What its entries may still add at its last price; nothing where none is known. */
    Money mayAdd() {
      return price().map(books::entryNotional).orElseGet(() -> Money.zero(instrument().quote()));
    }
  }

  AccountBooks(Account account, List<LedgerEvent> events, long appends) {
    this.ledger = Ledger.empty(account);
    for (LedgerEvent event : events) {
      Booked booked = ledger.book(event);
      ledger = booked.ledger();
      remember(booked.closed());
    }
    this.appends = appends;
  }

  private void remember(List<RoundTrip> closed) {
    for (RoundTrip trip : closed) {
      Deque<RoundTrip> of = recent.computeIfAbsent(trip.instrument(), any -> new ArrayDeque<>());
      of.addLast(trip);
      if (of.size() > RECENT_MAX) {
        of.removeFirst();
      }
    }
  }

  /** What was last closed of an instrument, the oldest first. */
  List<RoundTrip> recent(Instrument instrument) {
    return List.copyOf(recent.getOrDefault(instrument, new ArrayDeque<>()));
  }

  void join(Lane lane, LaneBooks books, LaneMind mind, MarketBook market) {
    seats.add(new Seat(lane, books, mind, market));
  }

  /**
   * The first other lane, by instrument, and its newest candles as they were known at an instant;
   * empty where there is none.
   */
  Optional<TradingCycle.Neighbour> neighbour(Instrument mine, Timeframe timeframe, Instant at) {
    int count = Observation.window(timeframe).values().stream().max(Integer::compare).orElseThrow();
    return beside(mine)
        .findFirst()
        .map(
            seat ->
                new TradingCycle.Neighbour(
                    seat.lane(),
                    seat.market()
                        .candles(seat.instrument(), timeframe, MarketBook.CANDLES_MAX)
                        .knowableAt(at)
                        .last(count)));
  }

  Ledger ledger() {
    return ledger;
  }

  /** Books an event; answers the round trips it closed. */
  List<RoundTrip> book(LedgerEvent event) {
    Booked booked = ledger.book(event);
    ledger = booked.ledger();
    events.add(event);
    entries.add(booked.entry());
    roundTrips.addAll(booked.closed());
    remember(booked.closed());
    return booked.closed();
  }

  /** Keeps a version of the policy that is in force from here on, for the next append. */
  void keep(PolicyVersion version) {
    policy = Optional.of(version);
  }

  /** True when something happened that must be committed before time goes on. */
  boolean mustCommit() {
    return !events.isEmpty() || policy.isPresent();
  }

  /** Takes what changed, for the append that is made now. */
  Changes drain() {
    appends++;
    Changes taken =
        new Changes(
            seats.stream().flatMap(seat -> seat.books().takeCandles().stream()).toList(),
            appends,
            List.copyOf(events),
            List.copyOf(entries),
            List.copyOf(roundTrips),
            policy);
    events.clear();
    entries.clear();
    roundTrips.clear();
    policy = Optional.empty();
    return taken;
  }

  /** The state of all lanes but one. */
  SortedMap<Instrument, LaneStatus> statusBeside(Instrument mine) {
    SortedMap<Instrument, LaneStatus> statuses = new TreeMap<>();
    beside(mine).forEach(seat -> statuses.put(seat.instrument(), seat.status()));
    return statuses;
  }

  LaneStatus status(Instrument instrument) {
    return seats.stream()
        .filter(seat -> seat.instrument().equals(instrument))
        .findFirst()
        .orElseThrow()
        .status();
  }

  /** True when every recording an account trades is over. */
  boolean hasEnded() {
    return seats.stream().allMatch(s -> s.market().state() == FeedState.ENDED);
  }

  /** True when nothing is held and nothing is ordered in any lane. */
  boolean isFlat() {
    return ledger.positions().isEmpty()
        && seats.stream().allMatch(s -> s.books().openOrders().isEmpty());
  }

  boolean holdsAnything() {
    return !ledger.positions().isEmpty();
  }

  /** Entry orders of all lanes that are not final. */
  int workingEntries() {
    return (int) seats.stream().mapToLong(s -> s.books().openOrders(Purpose.ENTRY).size()).sum();
  }

  /**
   * What entry orders of the other lanes may still cost at their last prices; empty when one of
   * those prices is not known.
   */
  Optional<Money> entriesBeside(Instrument mine) {
    Money sum = Money.zero(mine.quote());
    for (Seat seat : beside(mine).toList()) {
      Optional<Price> price = seat.price();
      if (!seat.books().openOrders(Purpose.ENTRY).isEmpty()) {
        if (price.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.plus(seat.books().entryNotional(price.get()));
      }
    }
    return Optional.of(sum);
  }

  /** What each lane has at stake. */
  Stakes stakes(Valuation valued, Timeframe cycle) {
    return new Stakes(
        seats.stream()
            .map(
                seat ->
                    new Stakes.Stake(
                        seat.instrument(),
                        seat.market().candles(seat.instrument(), cycle, Stakes.CANDLES),
                        valued.of(seat.instrument()),
                        seat.mayAdd()))
            .toList());
  }

  /**
   * What the account is worth with a lane's own last price and the last known ones of the others;
   * empty while one that is needed is not known.
   */
  Optional<Valuation> valuation(Instant at, Instrument mine, Optional<Price> last) {
    return Valuation.of(ledger, at, prices(mine, last, false));
  }

  /** The same, without the prices of other lanes whose feed is not live: what a gate may use. */
  Optional<Valuation> liveValuation(Instant at, Instrument mine, Optional<Price> last) {
    return Valuation.of(ledger, at, prices(mine, last, true));
  }

  /** What buy-and-hold of everything that is traded, in equal parts, would be worth now. */
  Optional<Money> hold() {
    return mean(seats.stream());
  }

  /** The same without one instrument. */
  Optional<Money> holdBeside(Instrument mine) {
    return mean(beside(mine));
  }

  private static Optional<Money> mean(Stream<Seat> of) {
    List<Money> values = of.flatMap(seat -> seat.mind().holdValue(seat.price()).stream()).toList();
    if (values.size() < 2) {
      return values.stream().findFirst();
    }
    Money sum = values.stream().reduce(Money::plus).orElseThrow();
    BigDecimal parts = BigDecimal.valueOf(values.size());
    return Optional.of(
        new Money(
            sum.amount().divide(parts, MEAN_DECIMALS, RoundingMode.HALF_EVEN), sum.currency()));
  }

  private SortedMap<String, Price> prices(
      Instrument mine, Optional<Price> last, boolean ofLiveFeeds) {
    SortedMap<String, Price> prices = new TreeMap<>();
    beside(mine)
        .filter(seat -> !ofLiveFeeds || seat.market().state() == FeedState.LIVE)
        .forEach(
            seat ->
                seat.price()
                    .ifPresent(
                        price ->
                            prices.put(
                                seat.instrument().name(), closing(seat.instrument(), price))));
    last.ifPresent(price -> prices.put(mine.name(), closing(mine, price)));
    return prices;
  }

  /** What is short is worth what buying it back costs, where that is told. */
  private Price closing(Instrument instrument, Price last) {
    return isShort(instrument)
        ? seats.stream()
            .filter(seat -> seat.instrument().equals(instrument))
            .flatMap(seat -> seat.market().lastAsk().stream())
            .filter(ask -> ask.isAbove(last))
            .findFirst()
            .orElse(last)
        : last;
  }

  boolean isShort(Instrument instrument) {
    return ledger.account().margin().isPresent()
        && ledger.position(instrument).filter(Position::isShort).isPresent();
  }

  private Stream<Seat> beside(Instrument mine) {
    return seats.stream().filter(seat -> !seat.instrument().equals(mine));
  }
}
