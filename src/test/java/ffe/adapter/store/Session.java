package ffe.adapter.store;

import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.Vote;
import ffe.decision.VoterWeights;
import ffe.execution.OrderIntent;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Account;
import ffe.portfolio.Booked;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.portfolio.RoundTrip;
import ffe.risk.Denial;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import ffe.trading.AgentState;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneStatus;
import ffe.trading.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plays one lane by hand: makes consistent appends, step by step. */
final class Session {

  static final Instant START = Instant.parse("2013-11-27T00:00:00Z");
  static final Currency USD = Currency.USD;

  final Lane lane;
  private Ledger ledger;

  private Optional<DecisionRecord> decision = Optional.empty();
  private final List<OrderIntent> intents = new ArrayList<>();
  private long appends;
  private final List<Order> orders = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<RoundTrip> trips = new ArrayList<>();
  private final List<EquityPoint> equity = new ArrayList<>();
  private final List<FinishedCandle> candles = new ArrayList<>();

  Session(String account) {
    this(account, "tape");
  }

  Session(String account, String source) {
    lane = new Lane(account, Instrument.of("BTC-USD"), source);
    ledger = Ledger.empty(new Account(account, Account.Mode.PAPER, new Venue("KRAKEN"), USD));
  }

  /** With a margin account; before anything was booked. */
  Session on(Margin terms) {
    Account cash = ledger.account();
    ledger =
        Ledger.empty(
            new Account(
                cash.name(),
                cash.mode(),
                cash.venue(),
                cash.reportingCurrency(),
                Optional.of(terms)));
    return this;
  }

  Account account() {
    return ledger.account();
  }

  static Instant slot(int n) {
    return START.plus(Duration.ofMinutes(5).multipliedBy(n));
  }

  Session deposit() {
    return book(
        new LedgerEvent.Deposited(
            "deposit-" + lane.source() + "-" + lane.instrument(), START, Money.of("10000", USD)));
  }

  Session book(LedgerEvent event) {
    Booked booked = ledger.book(event);
    ledger = booked.ledger();
    events.add(event);
    entries.add(booked.entry());
    trips.addAll(booked.closed());
    return this;
  }

  Session decide(DecisionRecord record) {
    decision = Optional.of(record);
    return this;
  }

  Session intend(OrderIntent intent) {
    intents.add(intent);
    orders.add(Order.intended(intent.proposal(), intent.intendedAt()));
    return this;
  }

  Session change(Order order) {
    orders.add(order);
    return this;
  }

  Session point(Instant at, String amount) {
    equity.add(new EquityPoint(at, Money.of(amount, USD), Money.of("10000", USD)));
    return this;
  }

  Session candle(Timeframe timeframe, Instant opensAt, double close) {
    candles.add(new FinishedCandle(lane.instrument(), timeframe, candle(opensAt, close)));
    return this;
  }

  static Candle candle(Instant opensAt, double close) {
    return new Candle(opensAt, close, close + 0.1, close - 0.3, close, 1.0 / 3, 7);
  }

  /** Goes on after so many appends. */
  Session after(long done) {
    appends = done;
    return this;
  }

  /** Everything since the last one, as the account's next append. */
  LaneAppend append(long token, Instant at) {
    LaneAppend append =
        new LaneAppend(
            lane,
            token,
            ++appends,
            status(at),
            new TreeMap<>(),
            decision,
            List.copyOf(intents),
            List.copyOf(orders),
            List.copyOf(events),
            List.copyOf(entries),
            List.copyOf(trips),
            List.copyOf(equity),
            List.copyOf(candles),
            Optional.empty());
    decision = Optional.empty();
    List.of(intents, orders, events, entries, trips, equity, candles).forEach(List::clear);
    return append;
  }

  static LaneStatus status(Instant at) {
    return new LaneStatus(
        new SourcePosition(at.getEpochSecond(), at),
        AgentState.RUNNING,
        "started by a test",
        RiskState.fresh(),
        Optional.empty(),
        Optional.of(Price.of("905.6")),
        Optional.of(new Protection(Price.of("890"), Optional.of(Price.of("950")))),
        Optional.empty(),
        Optional.of(at),
        List.of(ClientOrderId.derived("main", "protect", "PROTECTION")),
        Optional.of(new Trail(at, Price.of("914.5"), at)));
  }

  OrderIntent intent(DecisionRecord cause, long token) {
    return intent(cause.id(), cause.slot(), token, Side.BUY);
  }

  OrderIntent intent(String cause, Instant at, long token, Side side) {
    OrderProposal.Purpose purpose =
        side == Side.BUY ? OrderProposal.Purpose.ENTRY : OrderProposal.Purpose.EXIT;
    OrderProposal proposal =
        new OrderProposal(
            ClientOrderId.derived(lane.account(), cause, purpose.name()),
            lane.account(),
            cause,
            purpose,
            lane.instrument(),
            side,
            OrderType.MARKET,
            Quantity.of("0.8521"),
            Optional.empty());
    return new OrderIntent(proposal, "standard-1", token, at, at.plusSeconds(30));
  }

  /** An instant finer than the database's. */
  static Instant fine(Instant at) {
    return at.plusNanos(123_456_789);
  }

  Fill fill(OrderIntent intent, int number, String price, Instant at) {
    OrderProposal p = intent.proposal();
    return new Fill(
        p.id() + "-" + number,
        p.id(),
        p.instrument(),
        p.side(),
        Price.of(price),
        p.quantity(),
        Money.of("2.006432", USD),
        Fill.Liquidity.TAKER,
        fine(at));
  }

  static Order working(OrderIntent intent) {
    return Order.intended(intent.proposal(), intent.intendedAt())
        .become(OrderState.SENDING, intent.intendedAt(), "")
        .become(OrderState.WORKING, intent.intendedAt(), "");
  }

  DecisionRecord ordered(Instant slot) {
    return record(slot, CycleInputs.SLOT, Action.BUY, DecisionRecord.Result.ORDERED, "AGREED", 0);
  }

  DecisionRecord held(Instant slot) {
    return record(slot, CycleInputs.SLOT, Action.HOLD, DecisionRecord.Result.HELD, "ALL_HOLD", 1);
  }

  DecisionRecord record(
      Instant slot,
      String kind,
      Action action,
      DecisionRecord.Result result,
      String reason,
      int abstentions) {
    List<Opinion> opinions = new ArrayList<>();
    List<Vote> votes = new ArrayList<>();
    List<String> analysts = List.of("mean-reversion", "momentum", "trend-flip", "wavetrend");
    for (int i = 0; i < analysts.size(); i++) {
      boolean abstains = i < abstentions;
      String why = abstains ? (i == 0 ? "WARMING_UP" : "COOL_DOWN") : "SAW_IT";
      opinions.add(
          abstains
              ? new Opinion.Abstention(analysts.get(i), why, "Seen 3 of 26 candles.")
              : view(analysts.get(i), action, why));
      votes.add(
          new Vote(
              analysts.get(i),
              abstains ? Optional.empty() : Optional.of(action),
              1.0,
              abstains ? 0 : 0.7,
              why));
    }
    Decision decided =
        new Decision(
            action,
            new Probability(0.7),
            reason,
            "Two of four \"agree\" \u00e9\ud83d\ude00.",
            votes,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(30),
            0.5,
            "Another view.");
    Optional<Denial> denial =
        result == DecisionRecord.Result.DENIED
            ? Optional.of(new Denial(reason, "5", "4", "Too many."))
            : Optional.empty();
    return new DecisionRecord(
        ffe.canon.Digest.of(lane + kind + slot).hex().substring(0, 24),
        lane,
        slot,
        "code-1",
        inputs(slot, kind),
        result == DecisionRecord.Result.NO_DECISION ? List.of() : opinions,
        result == DecisionRecord.Result.NO_DECISION ? Optional.empty() : Optional.of(decided),
        denial,
        Optional.empty(),
        Optional.empty(),
        result,
        reason);
  }

  private static Opinion view(String analyst, Action action, String reason) {
    return new Opinion.View(
        analyst,
        action,
        new Probability(0.7),
        Duration.ofMinutes(30),
        Optional.empty(),
        Optional.empty(),
        reason,
        "RSI is 28.1.",
        "RSI above 50.");
  }

  private static CycleInputs inputs(Instant slot, String kind) {
    return new CycleInputs(
        kind,
        List.of(),
        Optional.of(
            new Tick(fine(slot.minusSeconds(1)), Price.of("905.6"), Quantity.of("0.01"), 17)),
        Holding.FLAT,
        RiskInputs.builder().now(slot).build(),
        RiskPolicy.standard(),
        EnsemblePolicy.DEFAULT,
        VoterWeights.EQUAL,
        Bps.of("5"));
  }
}
