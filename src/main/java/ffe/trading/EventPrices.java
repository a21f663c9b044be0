package ffe.trading;

import ffe.market.Candle;
import ffe.market.MarketEvent;
import ffe.market.SidedCandle;
import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * At what prices a position could have been closed by what an event told: a long one at bids, a
 * short one at asks, and either at trades where nobody tells those.
 */
final class EventPrices {

  /** Finer than any step; the exact value of a double has more digits than a price may. */
  private static final int DECIMALS = 12;

  private EventPrices() {}

  /** The worst of them; empty where the event tells none. */
  static Optional<Price> worst(MarketEvent event, boolean isShort) {
    return closing(event, isShort, isShort);
  }

  /** The best of them. */
  static Optional<Price> best(MarketEvent event, boolean isShort) {
    return closing(event, isShort, !isShort);
  }

  private static Optional<Price> closing(MarketEvent event, boolean isShort, boolean isHigh) {
    if (event instanceof MarketEvent.Traded traded) {
      return Optional.of(
          traded
              .offer()
              .map(offer -> isShort ? offer.ask() : offer.bid())
              .orElse(traded.tick().price()));
    }
    if (event instanceof MarketEvent.Barred barred) {
      Optional<SidedCandle> sides = barred.sides();
      Candle told = sides.map(s -> isShort ? s.ask() : s.bid()).orElse(barred.bar().candle());
      return Optional.of(price(isHigh ? told.high() : told.low()));
    }
    return Optional.empty();
  }

  static Price price(double value) {
    return new Price(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
