package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.DurableIntent;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.market.MarketData;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.portfolio.Ledger;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.trading.JournalDecorator;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
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

  /** One life of the stretch: what it journals stays when it is killed. */
  private static final class Session extends JournalDecorator implements LaneSetup.VenueFactory {

    private final MemoryJournal journal;
    private final PaperVenue paper = new PaperVenue(SOURCE.spec(), FillModel.KRAKEN);
    private final int killBefore;
    private final List<String> steps = new ArrayList<>();

    private final RiskPolicy policy;

    Session(int killBefore, RiskPolicy policy) {
      this(killBefore, policy, new MemoryJournal());
    }

    private Session(int killBefore, RiskPolicy policy, MemoryJournal journal) {
      super(journal);
      this.killBefore = killBefore;
      this.policy = policy;
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
      TradingAccount lane = OnlyLane.open(GoldenSession.setup(SOURCE, this, this, policy), token);
      int max = 10_000;
      while (lane.advance(END, max) == max) {
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
    Session whole = killed(RiskPolicy.standard());
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
    RiskPolicy policy =
        RiskBounds.STANDARD.changed(
            RiskPolicy.standard(), "trailing", Map.of(Limit.TRAILING_STOP, "0.6"));
    Session whole = killed(policy);
    assertThat(whole.journal.orders())
        .filteredOn(o -> o.proposal().cause().startsWith("trail:"))
        .extracting(Order::state)
        .hasSizeGreaterThan(3)
        .contains(OrderState.CANCELLED, OrderState.FILLED);
  }

  private static Session killed(RiskPolicy policy) {
    Session whole = new Session(-1, policy);
    List<String> expected = whole.left(whole.run(1));
    assertThat(whole.steps).contains("submitted", "cancelled").hasSizeGreaterThan(60);
    for (int k = 0; k < whole.steps.size(); k++) {
      Session killed = new Session(k, policy);
      assertThatThrownBy(() -> killed.run(1)).isInstanceOf(Killed.class);
      assertThat(killed.left(killed.run(2)))
          .as("killed before step %d: %s", k, whole.steps.get(k))
          .isEqualTo(expected);
    }
    return whole;
  }
}
