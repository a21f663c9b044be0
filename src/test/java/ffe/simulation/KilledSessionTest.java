package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.backtest.Walks;
import ffe.canon.Canon;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.DurableIntent;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.MarketData;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.portfolio.Account;
import ffe.portfolio.Ledger;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import ffe.trading.JournalDecorator;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stretch of the bundled recording, killed before each step that journal or venue take, within
 * commits and between them, ends each time like the one that was not killed.
 */
@Tag("golden")
class KilledSessionTest {

  private static final Duration HISTORY = Duration.ofHours(60);
  private static final Duration STRETCH = Duration.ofMinutes(220);

  private static final TapeSource SOURCE = TapeSource.bundled(HISTORY);
  private static final Instant END = SOURCE.start().plus(STRETCH);

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What is played. */
  private record Stage(
      MarketSource source,
      Instant end,
      Timeframe cycles,
      List<Analyst> analysts,
      RiskPolicy policy) {

    static Stage tape(RiskPolicy policy) {
      return new Stage(SOURCE, END, Timeframe.M5, Strategies.all(), policy);
    }

    /** Hours that are told as candles, each at the boundary at which it closes. */
    static Stage candles(RiskPolicy policy) {
      CandleSeries walk = Walks.of(Timeframe.H1, 350, 8);
      CandleSource source = new CandleSource("candles:walk", SOURCE.spec(), walk, 300);
      List<Analyst> one = List.of(Strategies.named("random-entry:every=4:leave=9"));
      return new Stage(source, source.end(), Timeframe.H1, one, policy);
    }

    LaneSetup setup(Session session) {
      InstrumentSpec spec = source.spec();
      return new LaneSetup(
          new Lane("main", spec.instrument(), source.id()),
          new Account("main", Account.Mode.PAPER, spec.venue(), Currency.USD),
          source,
          session,
          analysts.stream().map(Analyst::name).toList(),
          new SequentialPanel(analysts),
          RiskBounds.STANDARD,
          new CycleRules(
              cycles,
              policy,
              EnsemblePolicy.DEFAULT.withQuorum(Math.min(2, analysts.size())),
              VoterWeights.EQUAL,
              Bps.of("7")),
          session,
          Money.of("10000", Currency.USD),
          Bps.of("40"),
          true,
          "killed");
    }
  }

  /** One life of the stretch: what it journals stays when it is killed. */
  private static final class Session extends JournalDecorator implements LaneSetup.VenueFactory {

    private final MemoryJournal journal;
    private final PaperVenue paper = new PaperVenue(SOURCE.spec(), FillModel.KRAKEN);
    private final int killBefore;
    private final List<String> steps = new ArrayList<>();

    private final Stage stage;

    Session(int killBefore, Stage stage) {
      this(killBefore, stage, new MemoryJournal());
    }

    private Session(int killBefore, Stage stage, MemoryJournal journal) {
      super(journal);
      this.killBefore = killBefore;
      this.stage = stage;
      this.journal = journal;
    }

    void step(String what) {
      if (steps.size() == killBefore) {
        steps.add("killed");
        throw new Killed();
      }
      steps.add(what);
    }

    TradingAccount run(long token) {
      TradingAccount lane = OnlyLane.open(stage.setup(this), token);
      int max = 10_000;
      while (lane.advance(stage.end(), max) == max) {
        // on to the end
      }
      return lane;
    }

    List<String> left(TradingAccount lane) {
      List<String> out = new ArrayList<>();
      out.addAll(journal.orders().stream().map(Canon::write).toList());
      out.addAll(journal.decisions().stream().map(Canon::write).toList());
      out.addAll(journal.events().stream().map(Canon::write).toList());
      out.addAll(journal.entries().stream().map(Canon::write).toList());
      out.addAll(journal.roundTrips().stream().map(Canon::write).toList());
      out.addAll(journal.equity().stream().map(Canon::write).toList());
      out.add(Canon.write(OnlyLane.view(lane).status()));
      out.add(Canon.write(OnlyLane.view(lane).ledger().state()));
      out.add(OnlyLane.view(lane).openOrders().toString());
      // what a takeover says of an order whose answer it did not hear
      out.replaceAll(text -> text.replace("found at the venue", ""));
      return out;
    }

    @Override
    public void append(LaneAppend append) {
      step("append");
      journal.append(append);
      step("appended");
    }

    @Override
    public boolean claim(Lane lane, Order order, long leaseToken) {
      step("claim");
      boolean claimed = journal.claim(lane, order, leaseToken);
      step("claimed");
      return claimed;
    }

    @Override
    public LaneSetup.Venue open(Ledger ledger, List<Order> sent, MarketData market) {
      LaneSetup.Venue venue = paper.open(ledger, sent, market);
      return new LaneSetup.Venue(new Stepping(venue.broker(), this), venue.ear());
    }
  }

  private record Stepping(Broker broker, Session session) implements Broker {

    @Override
    public SubmitResult submit(DurableIntent intent) {
      session.step("submit");
      SubmitResult result = broker.submit(intent);
      session.step("submitted");
      return result;
    }

    @Override
    public boolean cancel(ClientOrderId id) {
      session.step("cancel");
      boolean known = broker.cancel(id);
      session.step("cancelled");
      return known;
    }

    @Override
    public List<BrokerEvent> poll() {
      return broker.poll();
    }

    @Override
    public VenueReport find(ClientOrderId id) {
      return broker.find(id);
    }

    @Override
    public List<ClientOrderId> workingOrders() {
      return broker.workingOrders();
    }

    @Override
    public Duration visibilityDelay() {
      return broker.visibilityDelay();
    }
  }

  @Test
  void a_stretch_killed_before_any_step_ends_like_one_that_was_not() {
    Session whole = killed(Stage.tape(RiskPolicy.standard()));
    assertThat(whole.journal.orders())
        .extracting(o -> o.proposal().purpose() + " " + o.state())
        .contains(
            Purpose.ENTRY + " " + OrderState.FILLED,
            Purpose.EXIT + " " + OrderState.FILLED,
            Purpose.PROTECTION + " " + OrderState.FILLED,
            Purpose.PROTECTION + " " + OrderState.CANCELLED);
  }

  @Test
  void so_does_one_whose_stops_follow_their_positions() {
    Session whole = killed(Stage.tape(trailing("0.6")));
    assertThat(followed(whole))
        .hasSizeGreaterThan(3)
        .contains(OrderState.CANCELLED, OrderState.FILLED);
  }

  @Test
  void so_does_one_that_is_told_candles() {
    Session whole = killed(Stage.candles(trailing("0.8")));
    assertThat(followed(whole)).contains(OrderState.CANCELLED, OrderState.FILLED);
  }

  private static RiskPolicy trailing(String percent) {
    return RiskBounds.STANDARD.changed(
        RiskPolicy.standard(), "trailing", Map.of(Limit.TRAILING_STOP, percent));
  }

  private static List<OrderState> followed(Session whole) {
    return whole.journal.orders().stream()
        .filter(o -> o.proposal().cause().startsWith("trail:"))
        .map(Order::state)
        .toList();
  }

  private static Session killed(Stage stage) {
    Session whole = new Session(-1, stage);
    List<String> expected = whole.left(whole.run(1));
    assertThat(whole.steps).contains("submitted", "cancelled").hasSizeGreaterThan(60);
    for (int k = 0; k < whole.steps.size(); k++) {
      Session killed = new Session(k, stage);
      assertThatThrownBy(() -> killed.run(1)).isInstanceOf(Killed.class);
      assertThat(killed.left(killed.run(2)))
          .as("killed before step %d: %s", k, whole.steps.get(k))
          .isEqualTo(expected);
    }
    return whole;
  }
}
