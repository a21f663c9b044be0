package ffe.trading;

import ffe.council.Council;
import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Observation;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.portfolio.Account;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A lane over a hand-made market and venue, asked by analysts that say what they are told. */
final class Rig {

  static final Instant FAR = HandMarket.START.plus(Duration.ofDays(30));
  static final FillModel EXACT =
      new FillModel(
          Bps.of("25"), Bps.of("40"), Bps.ZERO, Bps.ZERO, Duration.ofMillis(100), Optional.empty());

  /** As {@link #EXACT}, and a trade fills at most half of its own quantity. */
  static final FillModel HALVES =
      new FillModel(
          Bps.of("25"),
          Bps.of("40"),
          Bps.ZERO,
          Bps.ZERO,
          Duration.ofMillis(100),
          Optional.of(Percent.of("50")));

  /** Tests trade by what policy they like. */
  private static final RiskBounds WIDE =
      RiskBounds.of(
          Map.ofEntries(
              Map.entry("risk_per_trade_max", "10"),
              Map.entry("value_at_risk_max", "100"),
              Map.entry("position_max", "100"),
              Map.entry("correlated_exposure_max", "100"),
              Map.entry("daily_loss_max", "50"),
              Map.entry("weekly_loss_max", "50"),
              Map.entry("drawdown_halt", "90"),
              Map.entry("drawdown_flatten", "90"),
              Map.entry("stop_distance_max", "50"),
              Map.entry("confidence_min", "0"),
              Map.entry("reward_to_risk_min", "0")));

  final Steps steps = new Steps();
  final KeptJournal journal = new KeptJournal(steps);
  final HandMarket market;
  final HandVenue venue;
  private final SortedMap<Instant, Action> script = new TreeMap<>();
  private final RiskPolicy policy;
  private final SortedMap<String, String> silent = new TreeMap<>();
  private double stopDistance = 0.01;
  private Optional<Council> council = Optional.empty();
  private EnsemblePolicy counting = EnsemblePolicy.DEFAULT;
  private RiskBounds bounds = WIDE;
  private Optional<Margin> margin = Optional.empty();
  private Optional<TradingAccount> account = Optional.empty();

  private Rig(HandMarket market, FillModel model, boolean remembers, RiskPolicy policy) {
    this.market = market;
    this.venue = new HandVenue(steps, model, remembers);
    this.policy = policy;
  }

  static Rig over(HandMarket market) {
    return new Rig(market, EXACT, false, RiskPolicy.standard());
  }

  static Rig over(HandMarket market, FillModel model) {
    return new Rig(market, model, false, RiskPolicy.standard());
  }

  static Rig over(HandMarket market, RiskPolicy policy) {
    return new Rig(market, EXACT, false, policy);
  }

  /** At a venue that lives on while our server dies. */
  static Rig remembered(HandMarket market) {
    return new Rig(market, EXACT, true, RiskPolicy.standard());
  }

  /** The analysts all say so at a slot; at others they HOLD. */
  Rig say(String slot, Action action) {
    script.put(HandMarket.at(slot), action);
    return this;
  }

  Rig say(SortedMap<Instant, Action> all) {
    script.putAll(all);
    return this;
  }

  Rig stopAt(double distance) {
    stopDistance = distance;
    return this;
  }

  /** From the next time it is opened. */
  Rig bounds(RiskBounds hard) {
    bounds = hard;
    return this;
  }

  List<Analyst> analysts() {
    return List.of(new Told("ann"), new Told("bob"));
  }

  LaneSetup setup() {
    return new LaneSetup(
        new Lane("main", HandMarket.BTC, market.id()),
        new Account("main", Account.Mode.PAPER, HandMarket.SPEC.venue(), Currency.USD, margin),
        market,
        venue,
        List.of("ann", "bob"),
        this::answers,
        bounds,
        new CycleRules(Timeframe.M5, policy, counting, VoterWeights.EQUAL, Bps.of("7")),
        journal,
        Money.of("10000", Currency.USD),
        Bps.of("40"),
        true,
        "v1",
        CycleWatch.NOBODY,
        council);
  }

  /** With a margin account, from the next time it is opened. */
  Rig on(Margin terms) {
    margin = Optional.of(terms);
    return this;
  }

  /** Models are asked too, from the next time it is opened. */
  Rig asking(Council models) {
    council = Optional.of(models);
    return this;
  }

  /** Of an account that is opened for the first time. */
  Rig counting(EnsemblePolicy how) {
    counting = how;
    return this;
  }

  /** The panel answers for an analyst that it has no view. */
  Rig silent(String analyst, String why) {
    silent.put(analyst, why);
    return this;
  }

  private List<Opinion> answers(Observation observation) {
    return new SequentialPanel(analysts())
        .ask(observation).stream().map(this::unlessSilent).toList();
  }

  private Opinion unlessSilent(Opinion opinion) {
    String why = silent.getOrDefault(opinion.analyst(), "");
    return why.isEmpty()
        ? opinion
        : new Opinion.Abstention(opinion.analyst(), why, "no answer within 5 s");
  }

  /** As the server that holds the lease now. */
  Rig open() {
    account = Optional.of(TradingAccount.open(List.of(setup()), journal.token()));
    return this;
  }

  /** Another server takes over. */
  Rig reopen() {
    journal.leaseMovesOn();
    return open();
  }

  TradingAccount account() {
    return account.orElseThrow();
  }

  TradingLane lane() {
    return account().lane(HandMarket.BTC).orElseThrow();
  }

  Rig to(String time) {
    return to(HandMarket.at(time));
  }

  Rig to(Instant limit) {
    int max = 7;
    int taken = max;
    while (taken == max) {
      taken = account().advance(limit, max);
    }
    return this;
  }

  AgentState agent() {
    return lane().view().status().agent();
  }

  Quantity held() {
    return lane()
        .view()
        .ledger()
        .position(HandMarket.BTC)
        .map(p -> p.quantity())
        .orElse(Quantity.ZERO);
  }

  List<DecisionRecord> decisions() {
    return journal.memory.decisions();
  }

  DecisionRecord decision(String slot) {
    return decisions().stream()
        .filter(d -> d.slot().equals(HandMarket.at(slot)))
        .findFirst()
        .orElseThrow();
  }

  List<Order> orders(Purpose purpose) {
    return journal.orders().stream().filter(o -> o.proposal().purpose() == purpose).toList();
  }

  List<Order> working(Purpose purpose) {
    return lane().view().openOrders().stream()
        .filter(o -> o.proposal().purpose() == purpose && o.state().isWorking())
        .toList();
  }

  List<OrderState> states(Purpose purpose) {
    return orders(purpose).stream().map(Order::state).toList();
  }

  List<Fill> fills() {
    return journal.memory.events().stream()
        .filter(LedgerEvent.Filled.class::isInstance)
        .map(e -> ((LedgerEvent.Filled) e).fill())
        .toList();
  }

  private final class Told implements Analyst {

    private final String name;

    Told(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Opinion opine(Observation observation) {
      Action action = script.getOrDefault(observation.instant(), Action.HOLD);
      double price = observation.lastPrice().asDouble();
      boolean sells = action == Action.SELL;
      boolean opens =
          action != Action.HOLD && observation.holding().opens(sells ? Side.SELL : Side.BUY);
      double away = sells ? -stopDistance : stopDistance;
      return new Opinion.View(
          name,
          action,
          new Probability(0.9),
          Duration.ofMinutes(30),
          opens ? Optional.of(price(price * (1 - away))) : Optional.empty(),
          opens ? Optional.of(price(price * (1 + 3 * away))) : Optional.empty(),
          "TOLD",
          "It was told so.",
          "Another script.");
    }

    private static Price price(double value) {
      return new Price(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }
  }
}
