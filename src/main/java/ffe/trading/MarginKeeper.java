package ffe.trading;

import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.money.Price;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Margin;
import ffe.portfolio.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * What margin asks of a lane: a day's financing where a day of UTC begins, and a look at what
 * equity still bears after each event. Does nothing for a cash account. One thread.
 */
final class MarginKeeper {

  private final LaneSetup setup;
  private final LaneBooks books;
  private final AccountMind account;
  private final MarketBook market;

  MarginKeeper(LaneSetup setup, LaneBooks books, AccountMind account, MarketBook market) {
    this.setup = setup;
    this.books = books;
    this.account = account;
    this.market = market;
  }

  boolean isMargin() {
    return setup.account().margin().isPresent();
  }

  /** Comes to a boundary of market time: what is held over the start of a day pays for it. */
  void pass(Instant boundary) {
    if (isMargin() && Timeframe.D1.isBoundary(boundary)) {
      Margin terms = setup.account().margin().orElseThrow();
      books
          .position()
          .flatMap(position -> worth(position, boundary).map(w -> charge(position, terms, w)))
          .filter(amount -> !amount.isZero())
          .ifPresent(amount -> books.book(event(boundary, amount)));
    }
  }

  /** Days that began while no server held the lane are paid for when one holds it again. */
  void reopened(Instant left, Instant now) {
    for (Instant day = Timeframe.D1.next(left); !day.isAfter(now); day = Timeframe.D1.next(day)) {
      pass(day);
    }
  }

  private static Money charge(Position position, Margin terms, Money worth) {
    return terms.financing(position.opened(), worth);
  }

  /** At the last price; of what is short, at what buying it back would cost. */
  private Optional<Money> worth(Position position, Instant at) {
    Optional<Price> last = market.lastTick(position.instrument()).map(Tick::price);
    return books.valuation(at, last).map(valued -> valued.of(position.instrument()));
  }

  private LedgerEvent event(Instant at, Money amount) {
    String id = "financing-" + setup.lane().source() + "-" + setup.lane().instrument() + "-" + at;
    return new LedgerEvent.Financed(id, at, setup.lane().instrument(), amount);
  }

  /** Looks at equity at the worst price that an event told of what is held after it. */
  void hear(MarketEvent event) {
    if (isMargin()) {
      books
          .position()
          .flatMap(position -> EventPrices.worst(event, position.isShort()))
          .ifPresent(
              price ->
                  account.keepMargin(event.at(), books.valuation(event.at(), Optional.of(price))));
    }
  }
}
