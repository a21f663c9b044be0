package ffe.trading;

import ffe.execution.OrderIntent;
import ffe.market.MarketBook;
import ffe.order.Order;
import java.time.Duration;
import java.util.Optional;

/** Commits what a step of a lane did, and sends between its two appends. One thread. */
final class StepWriter {

  private final LaneSetup setup;
  private final LaneBooks books;
  private final LaneMind mind;
  private final MarketBook market;
  private final Dispatcher dispatcher;
  private final long leaseToken;

  StepWriter(
      LaneSetup setup,
      LaneBooks books,
      LaneMind mind,
      MarketBook market,
      Dispatcher dispatcher,
      long leaseToken) {
    this.setup = setup;
    this.books = books;
    this.mind = mind;
    this.market = market;
    this.dispatcher = dispatcher;
    this.leaseToken = leaseToken;
  }

  /** First append; then sending; then the second append with the answers. */
  void commit(Optional<DecisionRecord> decision) {
    LaneAppend step = books.drain(setup.lane(), leaseToken, decision);
    setup.journal().append(step);
    mind.committed();
    for (OrderIntent intent : step.intents()) {
      Order intended = books.order(intent.id()).orElseThrow();
      Duration behind = setup.source().behind(market.now());
      books.put(dispatcher.send(setup.lane(), intent, intended, market.now(), behind));
    }
    if (!step.intents().isEmpty()) {
      setup.journal().append(books.drain(setup.lane(), leaseToken, Optional.empty()));
    }
  }
}
