package ffe.trading;

import ffe.execution.Broker;
import ffe.execution.BrokerEvent;
import ffe.execution.DurableIntent;
import ffe.execution.RejectReason;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.market.MarketData;
import ffe.market.MarketEvent;
import ffe.order.ClientOrderId;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.Ledger;
import ffe.simulation.FillModel;
import ffe.simulation.PaperVenue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper venue with bad manners: refuses, loses answers or orders, cannot be reached. With a
 * memory it is a venue of its own that lives on while our server dies.
 */
final class HandVenue implements LaneSetup.VenueFactory, Broker {

  /** How an order is answered. */
  enum Manner {
    ACCEPTS,
    REFUSES,
    /** The order works, but nobody told us. */
    LOSES_ANSWER,
    /** The order never came. */
    LOSES_ORDER
  }

  private final Steps steps;
  private final PaperVenue paper;
  private final Map<Purpose, Manner> manners = new EnumMap<>(Purpose.class);
  private final List<ClientOrderId> submitted = new ArrayList<>();
  private final boolean remembers;
  private Optional<LaneSetup.Venue> inner = Optional.empty();
  private Duration visibility = Duration.ZERO;
  private boolean reachable = true;
  private long heard;

  HandVenue(Steps steps, FillModel model, boolean remembers) {
    this.steps = steps;
    this.paper = new PaperVenue(HandMarket.SPEC, model);
    this.remembers = remembers;
  }

  HandVenue answers(Purpose purpose, Manner manner) {
    manners.put(purpose, manner);
    return this;
  }

  HandVenue visibleAfter(Duration delay) {
    visibility = delay;
    return this;
  }

  HandVenue reachable(boolean can) {
    reachable = can;
    return this;
  }

  /** Ids as they came in, each time they came in. */
  List<ClientOrderId> submitted() {
    return submitted;
  }

  Broker inner() {
    return inner.orElseThrow().broker();
  }

  @Override
  public LaneSetup.Venue open(Ledger ledger, List<Order> sent, MarketData market) {
    if (inner.isEmpty() || !remembers) {
      List<Order> known =
          sent.stream()
              .filter(
                  o -> o.state().isWorking() || manner(o.proposal().purpose()) == Manner.ACCEPTS)
              .toList();
      inner = Optional.of(paper.open(ledger, known, market));
      heard = 0;
    }
    return new LaneSetup.Venue(this, this::hear);
  }

  private Manner manner(Purpose purpose) {
    return manners.getOrDefault(purpose, Manner.ACCEPTS);
  }

  /** A venue with a memory hears each trade once, whoever else hears it again. */
  private void hear(MarketEvent event) {
    if (event instanceof MarketEvent.Traded traded) {
      if (traded.tick().sequence() <= heard) {
        return;
      }
      heard = traded.tick().sequence();
    } else if (remembers) {
      return;
    }
    inner.orElseThrow().ear().accept(event);
  }

  @Override
  public SubmitResult submit(DurableIntent intent) {
    Purpose purpose = intent.intent().proposal().purpose();
    steps.step("submit " + purpose);
    submitted.add(intent.intent().id());
    SubmitResult result =
        switch (manner(purpose)) {
          case ACCEPTS -> inner().submit(intent);
          case REFUSES -> new SubmitResult.Rejected(RejectReason.OTHER, "not today");
          case LOSES_ANSWER -> lost(inner().submit(intent));
          case LOSES_ORDER -> new SubmitResult.Unknown("no answer");
        };
    steps.step("submitted");
    return result;
  }

  private static SubmitResult lost(SubmitResult result) {
    return new SubmitResult.Unknown("no answer to " + result.getClass().getSimpleName());
  }

  @Override
  public boolean cancel(ClientOrderId id) {
    steps.step("cancel");
    return inner().cancel(id);
  }

  @Override
  public List<BrokerEvent> poll() {
    return reachable ? inner().poll() : List.of();
  }

  @Override
  public VenueReport find(ClientOrderId id) {
    return reachable ? inner().find(id) : new VenueReport.Unreachable("line is cut");
  }

  @Override
  public List<ClientOrderId> workingOrders() {
    return inner().workingOrders();
  }

  @Override
  public Duration visibilityDelay() {
    return visibility;
  }
}
