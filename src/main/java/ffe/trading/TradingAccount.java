package ffe.trading;

import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.order.ClientOrderId;
import ffe.portfolio.Account;
import ffe.portfolio.LedgerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks the lanes of one account through market time, over one ledger, one agent and one set of
 * limits. Recordings are told in the order of their events, so that the same ones give the same
 * session however they are read: at a minute, or where candles close, every lane has heard what was
 * before it. Feeds are heard as they tell. One thread.
 *
 * <p>After a {@link LeaseLostException} or {@link JournalDownException} the account is ahead of its
 * journal: drop it and open a new one.
 */
public final class TradingAccount {

  /** Of the same instant a candle is told first: it is known there, what else happens is not. */
  private static final Comparator<MarketEvent> IN_TURN =
      Comparator.comparing(MarketEvent::at)
          .thenComparing(event -> !(event instanceof MarketEvent.Barred));

  private final SortedMap<Instrument, TradingLane> lanes = new TreeMap<>();
  private final AccountMind mind;
  private final PolicyInForce policy;
  private final boolean isRecorded;
  private final Timeframe stride;

  private TradingAccount(List<LaneSetup> setups, long leaseToken, Optional<AccountSnapshot> saved) {
    LaneSetup first = setups.get(0);
    Account account = first.account();
    AccountBooks books =
        new AccountBooks(
            account,
            saved.map(AccountSnapshot::events).orElse(List.of()),
            saved.map(AccountSnapshot::appends).orElse(0L));
    List<MarketBook> markets = new ArrayList<>();
    for (LaneSetup setup : setups) {
      markets.add(setup.source().open(lane(saved, setup).map(lane -> lane.status().position())));
    }
    Instant now = markets.stream().map(MarketBook::now).max(Instant::compareTo).orElseThrow();
    this.policy = new PolicyInForce(first, books, saved.flatMap(AccountSnapshot::policy), now);
    this.mind = new AccountMind(books, policy, first.autostart(), saved);
    this.stride = Boundaries.stride(first);
    this.isRecorded = setups.stream().allMatch(setup -> setup.source().isRecorded());
    TradingLane.Shared shared = new TradingLane.Shared(books, mind, policy, leaseToken);
    if (saved.isEmpty()) {
      String id = "deposit-" + first.lane().source() + "-" + first.lane().instrument();
      books.book(new LedgerEvent.Deposited(id, markets.get(0).now(), first.deposit()));
    }
    for (int i = 0; i < setups.size(); i++) {
      LaneSetup setup = setups.get(i);
      lanes.put(
          setup.lane().instrument(),
          new TradingLane(setup, markets.get(i), shared, lane(saved, setup)));
    }
  }

  private static Optional<LaneSnapshot> lane(Optional<AccountSnapshot> saved, LaneSetup setup) {
    return saved.flatMap(account -> account.lane(setup.lane()));
  }

  /**
   * Opens an account where its journal left it, or for the first time.
   *
   * @param setups of all its lanes, of one account, source and journal, sorted by instrument
   * @throws IllegalArgumentException if they are not
   */
  public static TradingAccount open(List<LaneSetup> setups, long leaseToken) {
    check(setups);
    TradingAccount account = new TradingAccount(setups, leaseToken, LaneSetup.journaled(setups));
    account.lanes.values().forEach(TradingLane::keepHistory);
    account.lanes.values().forEach(TradingLane::begin);
    return account;
  }

  private static void check(List<LaneSetup> setups) {
    boolean isOne =
        setups.stream().map(setup -> setup.lane().account()).distinct().count() == 1
            && setups.stream().map(setup -> setup.source().isRecorded()).distinct().count() == 1
            && setups.stream().map(setup -> setup.source().bars()).distinct().count() == 1
            && setups.stream().map(setup -> setup.lane().instrument().quote()).distinct().count()
                == 1;
    List<Instrument> instruments = setups.stream().map(s -> s.lane().instrument()).toList();
    if (!isOne || !List.copyOf(new TreeSet<>(instruments)).equals(instruments)) {
      throw new IllegalArgumentException(
          "lanes of one account, of one kind of source, of trades or of candles of one length, in"
              + " one quote currency, sorted: "
              + setups.stream().map(LaneSetup::lane).toList());
    }
  }

  /**
   * Takes in what the sources can tell up to a session time.
   *
   * @param max events to take at most, of each lane of a feed and of all lanes of a recording
   * @return how many events were taken; fewer than max when no source has more to tell
   */
  public int advance(Instant limit, int max) {
    if (!isRecorded || lanes.size() == 1) {
      return lanes.values().stream().mapToInt(lane -> lane.advance(limit, max)).max().orElse(0);
    }
    int taken = 0;
    while (taken < max && takeFirst(limit)) {
      taken++;
    }
    return taken;
  }

  /** Takes the earliest event up to a session time in; of two the one whose lane sorts first. */
  private boolean takeFirst(Instant limit) {
    Optional<TradingLane> of = Optional.empty();
    Optional<MarketEvent> first = Optional.empty();
    for (TradingLane lane : lanes.values()) {
      Optional<MarketEvent> next = lane.next(limit);
      if (next.isPresent() && (first.isEmpty() || IN_TURN.compare(next.get(), first.get()) < 0)) {
        first = next;
        of = Optional.of(lane);
      }
    }
    if (of.isPresent()) {
      passBefore(first.orElseThrow());
      of.get().takeNext();
    }
    return of.isPresent();
  }

  /** All lanes pass together what lies before an event of one of them. */
  private void passBefore(MarketEvent event) {
    for (Instant b = stride.next(passed()); Boundaries.isBefore(b, event); b = stride.next(b)) {
      Instant boundary = b;
      lanes.values().forEach(lane -> lane.pass(boundary, event.at()));
    }
  }

  /** The boundary that every lane has passed. */
  private Instant passed() {
    return lanes.values().stream()
        .filter(lane -> !lane.hasEnded())
        .map(TradingLane::passed)
        .min(Comparator.naturalOrder())
        .orElseGet(this::furthest);
  }

  /** The session time every lane has come to. */
  public Instant now() {
    return lanes.values().stream()
        .filter(lane -> !lane.hasEnded())
        .map(TradingLane::now)
        .min(Comparator.naturalOrder())
        .orElseGet(this::furthest);
  }

  private Instant furthest() {
    return lanes.values().stream()
        .map(TradingLane::now)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * Carries a command out in all lanes and commits its effect.
   *
   * @return false when the command has no meaning in the present state; nothing was changed
   */
  public boolean command(AgentState.Command command, String reason) {
    if (!mind.command(command, reason, furthest())) {
      return false;
    }
    if (command == AgentState.Command.LIFT) {
      lanes.values().forEach(TradingLane::lifted);
    }
    lanes.values().forEach(TradingLane::commit);
    lanes.values().forEach(TradingLane::settle);
    return true;
  }

  /**
   * Puts the next version of the policy in force from now on; it is committed before anything is
   * judged by it.
   *
   * @return false when another version came in between; nothing was changed
   */
  public boolean adopt(PolicyVersion next) {
    if (!policy.adopt(next.at(furthest()))) {
      return false;
    }
    lanes.values().stream().findFirst().ifPresent(TradingLane::commit);
    return true;
  }

  /** The policy in force. */
  public PolicyVersion policy() {
    return policy.version();
  }

  /** Cancels one working entry order; false when there is none of that id. */
  public boolean cancelEntry(ClientOrderId id) {
    return lanes.values().stream().mapToInt(l -> l.cancel(o -> o.id().equals(id))).sum() > 0;
  }

  /** Cancels working entry orders; protection stays. Returns how many were cancelled. */
  public int cancelEntries() {
    return lanes.values().stream().mapToInt(lane -> lane.cancel(order -> true)).sum();
  }

  /** The lane of an instrument; empty when the account does not trade it. */
  public Optional<TradingLane> lane(Instrument instrument) {
    return Optional.ofNullable(lanes.get(instrument));
  }

  /** Every lane as it stands, by instrument; read on the account's thread. */
  public SortedMap<Instrument, LaneView> views() {
    SortedMap<Instrument, LaneView> views = new TreeMap<>();
    lanes.forEach((instrument, lane) -> views.put(instrument, lane.view()));
    return views;
  }
}
