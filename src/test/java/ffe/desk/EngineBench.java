package ffe.desk;

import ffe.HeldClock;
import ffe.council.Asker;
import ffe.council.Council;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Action;
import ffe.decision.Analyst;
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
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.simulation.PaperVenue;
import ffe.trading.CycleRules;
import ffe.trading.CycleWatch;
import ffe.trading.JournalDecorator;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import ffe.trading.LeaseView;
import ffe.trading.Replay;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingLease;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An engine over a feed, a lease and a journal that the test holds in its hands. */
public final class EngineBench {

  public static final AccountPlan PLAN =
      new AccountPlan("kraken", "kraken", HandFeed.BTC, Money.of("10000", Currency.USD));

  public final List<HandFeed> made = new ArrayList<>();
  public final List<String> counted = new ArrayList<>();
  public final LaneFactory factory = new Factory();
  public final TradingLease lease = new Lease();
  private Instant wall = HandFeed.START;
  public final Clock clock = HeldClock.telling(() -> wall);
  public final Engine engine;
  private final Map<String, MemoryJournal> journals = new TreeMap<>();
  private Optional<RuntimeException> makeFailure = Optional.empty();
  private Optional<RuntimeException> appendFailure = Optional.empty();
  private final Set<Instrument> refused = new HashSet<>();
  private boolean isOurs = true;
  private int looks;
  private int releases;
  private boolean buys;
  private Optional<Council> council = Optional.empty();
  private Runnable meanwhile = () -> {};

  public EngineBench() {
    engine =
        new Engine(
            PLAN,
            factory,
            lease,
            new Replay(analysts(), "v1", new MemoryJournal()),
            clock,
            () -> {});
  }

  /** The account seen from its first lane. */
  public Cockpit cockpit() {
    return engine.seenFrom(Optional.empty());
  }

  public HandFeed feed() {
    return made.get(made.size() - 1);
  }

  /** What the lanes of an account committed. */
  public MemoryJournal journal(String account) {
    return Optional.ofNullable(journals.get(account)).orElseThrow();
  }

  public int looksAtTheLease() {
    return looks;
  }

  public int releases() {
    return releases;
  }

  public void otherServerTrades(boolean does) {
    isOurs = !does;
  }

  public void failToMake(RuntimeException e) {
    makeFailure = Optional.of(e);
  }

  public void failToAppend(RuntimeException e) {
    appendFailure = Optional.of(e);
  }

  /** Feeds of it that are made from now on do not open. */
  public void refuse(Instrument instrument) {
    refused.add(instrument);
  }

  public void recover() {
    refused.clear();
    makeFailure = Optional.empty();
    appendFailure = Optional.empty();
  }

  public void buy() {
    buys = true;
  }

  /** Done by another thread while an analyst is asked. */
  public void whileAsked(Runnable other) {
    meanwhile =
        () -> {
          Thread thread = new Thread(other);
          thread.start();
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
  }

  /** Lanes that are made from now on ask a model by it. */
  public void ask(Asker asker) {
    List<Seat> seats = List.of(new Seat("openai", "gpt"));
    council = Optional.of(new Council(Seating.of(seats, Duration.ofSeconds(30)), asker));
  }

  public void later(Duration by) {
    wall = wall.plus(by);
  }

  /** As many heartbeats, a second apart. */
  public void beats(int n) {
    for (int i = 0; i < n; i++) {
      later(Duration.ofSeconds(1));
      engine.beat();
    }
  }

  public List<Analyst> analysts() {
    return List.of(new Told("ann"), new Told("bob"));
  }

  private final class Lease implements TradingLease {
    @Override
    public Optional<Long> hold(String account) {
      looks++;
      return isOurs ? Optional.of(1L) : Optional.empty();
    }

    @Override
    public void release(String account) {
      releases++;
    }

    @Override
    public Optional<LeaseView> current(String account) {
      return Optional.of(new LeaseView(isOurs ? "here" : "there", isOurs, 1, wall.plusSeconds(10)));
    }
  }

  private final class Factory implements LaneFactory {
    @Override
    public List<String> sources() {
      return List.of("tape", "kraken");
    }

    @Override
    public void opened(AccountPlan plan) {
      counted.add(plan.name());
    }

    @Override
    public void archived(AccountPlan plan) {
      counted.remove(plan.name());
    }

    @Override
    public AccountPlan configured() {
      return PLAN;
    }

    @Override
    public double speed(String source) {
      return 1;
    }

    @Override
    public void check(AccountPlan plan) {
      if (!sources().contains(plan.source())) {
        throw new IllegalArgumentException("source is one of " + sources());
      }
    }

    @Override
    public List<LaneSetup> make(AccountPlan plan) {
      PaperVenue.Funds funds = new PaperVenue.Funds();
      return plan.instruments().stream().map(i -> make(plan, i, funds)).toList();
    }

    private LaneSetup make(AccountPlan plan, Instrument instrument, PaperVenue.Funds funds) {
      HandFeed feed = new HandFeed(plan.source(), instrument);
      made.add(feed);
      if (refused.contains(instrument)) {
        feed.refuse();
      }
      makeFailure.ifPresent(
          e -> {
            throw e;
          });
      RiskPolicy policy = RiskPolicy.standard();
      return new LaneSetup(
          new Lane(plan.name(), instrument, plan.source()),
          new Account(plan.name(), Account.Mode.PAPER, feed.spec().venue(), Currency.USD),
          feed,
          new PaperVenue(feed.spec(), FillModel.KRAKEN, funds),
          List.of("ann", "bob"),
          new SequentialPanel(analysts()),
          RiskBounds.STANDARD,
          new CycleRules(
              Timeframe.M5, policy, EnsemblePolicy.DEFAULT, VoterWeights.EQUAL, Bps.of("7")),
          new Journal(journals.computeIfAbsent(plan.name(), s -> new MemoryJournal())),
          plan.deposit(),
          Bps.of("40"),
          true,
          "v1",
          CycleWatch.NOBODY,
          council);
    }
  }

  /** In memory, until it cannot be reached. */
  private final class Journal extends JournalDecorator {

    Journal(MemoryJournal memory) {
      super(memory);
    }

    @Override
    public void append(LaneAppend append) {
      appendFailure.ifPresent(
          e -> {
            throw e;
          });
      super.append(append);
    }
  }

  public static JournalDownException down() {
    return new JournalDownException("gone", new IllegalStateException("gone"));
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
      meanwhile.run();
      double price = observation.lastPrice().asDouble();
      return new Opinion.View(
          name,
          buys ? Action.BUY : Action.HOLD,
          new Probability(0.9),
          Duration.ofMinutes(30),
          buys ? Optional.of(price(price * 0.99)) : Optional.empty(),
          buys ? Optional.of(price(price * 1.03)) : Optional.empty(),
          "TOLD",
          "It was told so.",
          "Another script.");
    }

    private static Price price(double value) {
      return new Price(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }
  }
}
