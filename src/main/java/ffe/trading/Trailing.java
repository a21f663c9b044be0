package ffe.trading;

import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.portfolio.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets the stop of an open position follow its best price, where the policy says so: it hears
 * prices as they are told and moves the stop at a boundary of market time, nearer and never
 * farther. One thread.
 */
final class Trailing {

  private final PolicyInForce policy;
  private final LaneBooks books;
  private final LaneMind mind;
  private final OrderDesk orders;
  private final Price tick;

  Trailing(
      LaneSetup setup, PolicyInForce policy, LaneBooks books, LaneMind mind, OrderDesk orders) {
    this.policy = policy;
    this.books = books;
    this.mind = mind;
    this.orders = orders;
    this.tick = setup.source().spec().priceTick();
  }

  private Optional<Percent> behind() {
    return policy.rules().policy().trailingStop();
  }

  /** Takes in what an event told, once the venue has heard it and before anything is committed. */
  void hear(MarketEvent event) {
    if (behind().isEmpty()) {
      mind.trail(Optional.empty());
      return;
    }
    orders.hear();
    mind.trail(books.position().flatMap(position -> after(event, position)));
  }

  private Optional<Trail> after(MarketEvent event, Position position) {
    Optional<Trail> before = mind.trail().filter(trail -> !isNew(trail, position, event));
    return best(event, position)
        .map(
            told ->
                before
                    .map(trail -> trail.hearing(told, position.opened()))
                    .orElseGet(() -> new Trail(position.openedAt(), told, event.at())))
        .or(() -> before);
  }

  /** Closed and opened again by one event. */
  private static boolean isNew(Trail trail, Position position, MarketEvent event) {
    return position.openedAt().equals(event.at()) && trail.since().isBefore(event.at());
  }

  /** The best price told of since the position was opened. */
  private static Optional<Price> best(MarketEvent event, Position position) {
    if (event instanceof MarketEvent.Backfilled missed) {
      Stream<Price> told =
          missed.candles().stream()
              .map(FinishedCandle::candle)
              .filter(c -> !c.isEmpty() && !c.opensAt().isBefore(position.openedAt()))
              .map(c -> EventPrices.price(high(c, position)));
      Comparator<Price> up = Comparator.naturalOrder();
      return told.max(position.isShort() ? up.reversed() : up);
    }
    boolean isOlder = position.openedAt().isBefore(event.at());
    return event instanceof MarketEvent.Barred && !isOlder
        ? Optional.empty()
        : EventPrices.best(event, position.isShort());
  }

  private static double high(Candle candle, Position position) {
    return position.isShort() ? candle.low() : candle.high();
  }

  /** Whether a former holder came to a boundary and had not looked at its prices. */
  boolean isLeft(Instant boundary) {
    return mind.trail().filter(trail -> trail.at().isBefore(boundary)).isPresent();
  }

  /**
   * Comes to a boundary of market time.
   *
   * @return whether a moved stop waits to be committed and sent
   */
  boolean pass(Instant boundary) {
    Optional<Trail> trail = mind.trail();
    Optional<Position> position = books.position();
    Optional<Percent> behind = behind();
    if (trail.isEmpty() || position.isEmpty() || behind.isEmpty()) {
      return false;
    }
    mind.trail(trail.map(t -> t.lookedAt(boundary)));
    Price stop = trail.get().stop(behind.get(), tick, position.get().opened());
    return mind.protection()
        .map(levels -> levels.tightened(stop, position.get().opened()))
        .filter(nearer -> nearer.isTighter(mind.protection().get(), position.get().opened()))
        .map(orders::moveTo)
        .orElse(false);
  }
}
