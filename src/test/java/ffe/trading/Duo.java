package ffe.trading;

import static ffe.trading.HandMarket.BTC;

import ffe.decision.Action;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.PaperVenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account over two hand-made markets, asked by an analyst that says what it is told. */
final class Duo {

  static final Instrument ETH = Instrument.of("ETH-USD");

  final KeptJournal journal = new KeptJournal(new Steps());
  final HandMarket btc;
  final HandMarket eth;
  private final RiskPolicy policy;
  private final Map<String, Action> script = new HashMap<>();
  private double stopDistance = 0.01;
  private String analyst = "ann";
  private List<Instrument> traded = List.of(BTC, ETH);
  private Optional<TradingAccount> account = Optional.empty();

  Duo(HandMarket btc, HandMarket eth, RiskPolicy policy) {
    this.btc = btc;
    this.eth = eth.of(ETH);
    this.policy = policy;
  }

  Duo(HandMarket btc, HandMarket eth) {
    this(btc, eth, RiskPolicy.standard());
  }

  Duo say(Instrument instrument, String slot, Action action) {
    return say(instrument, HandMarket.at(slot), action);
  }

  Duo say(Instrument instrument, Instant slot, Action action) {
    script.put(instrument + " " + slot, action);
    return this;
  }

  Duo stopAt(double distance) {
    stopDistance = distance;
    return this;
  }

  /** It is asked by one that looks at a second instrument. */
  Duo looksBeside() {
    analyst = "ratio";
    return this;
  }

  /** From the next time it is opened. */
  Duo trades(Instrument... instruments) {
    traded = List.of(instruments);
    return this;
  }

  private List<LaneSetup> setups() {
    PaperVenue.Funds funds = new PaperVenue.Funds();
    List<LaneSetup> setups = new ArrayList<>();
    for (Instrument instrument : traded) {
      HandMarket market = instrument.equals(BTC) ? btc : eth;
      setups.add(
          new LaneSetup(
              new Lane("main", instrument, market.id()),
              new Account("main", Account.Mode.PAPER, market.spec().venue(), Currency.USD),
              market,
              new PaperVenue(market.spec(), Rig.EXACT, funds),
              List.of(analyst),
              this::answer,
              RiskBounds.STANDARD,
              new CycleRules(
                  Timeframe.M5,
                  policy,
                  new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
                  VoterWeights.EQUAL,
                  Bps.of("7")),
              journal,
              Money.of("10000", Currency.USD),
              Bps.of("40"),
              true,
              "v1"));
    }
    return setups;
  }

  private List<Opinion> answer(Observation seen) {
    Action action = script.getOrDefault(seen.instrument() + " " + seen.instant(), Action.HOLD);
    double price = seen.lastPrice().asDouble();
    boolean buys = action == Action.BUY;
    return List.of(
        new Opinion.View(
            analyst,
            action,
            new Probability(0.9),
            Duration.ofMinutes(30),
            buys ? Optional.of(price(price * (1 - stopDistance))) : Optional.empty(),
            buys ? Optional.of(price(price * (1 + 3 * stopDistance))) : Optional.empty(),
            "TOLD",
            "It was told so, beside " + seen.beside().map(s -> s.digest().brief()) + ".",
            "Another script."));
  }

  private static Price price(double value) {
    return new Price(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
  }

  Duo open() {
    account = Optional.of(TradingAccount.open(setups(), journal.token()));
    return this;
  }

  /** Another server takes over. */
  Duo reopen() {
    journal.leaseMovesOn();
    return open();
  }

  TradingAccount account() {
    return account.orElseThrow();
  }

  LaneView view(Instrument instrument) {
    return account().lane(instrument).orElseThrow().view();
  }

  Duo to(String time) {
    return to(HandMarket.at(time), 7);
  }

  Duo to(Instant limit, int max) {
    int taken = max;
    while (taken >= max) {
      taken = account().advance(limit, max);
    }
    return this;
  }

  DecisionRecord decision(Instrument instrument, String slot) {
    return journal.memory.decisions().stream()
        .filter(d -> d.slot().equals(HandMarket.at(slot)))
        .filter(d -> d.lane().instrument().equals(instrument))
        .findFirst()
        .orElseThrow();
  }

  boolean holds(Instrument instrument) {
    return view(instrument).ledger().position(instrument).isPresent();
  }

  List<Order> orders(Instrument instrument, Purpose purpose) {
    return journal.orders().stream()
        .filter(o -> o.proposal().instrument().equals(instrument))
        .filter(o -> o.proposal().purpose() == purpose)
        .toList();
  }
}
