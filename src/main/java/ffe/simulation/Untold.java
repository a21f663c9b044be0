package ffe.simulation;

import ffe.market.Candle;
import ffe.market.MarketEvent;
import ffe.market.SidedCandle;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What trades did to orders with triggers when only their candle is told. Of what a candle leaves
 * open the worse is taken: a stop within its range is hit, at the stop or at the open if that is
 * worse, and before a target in the same candle. A fill becomes known with the candle and carries
 * that time. A MARKET order waits for the next trade.
 *
 * @param candle of trades, or of bids for what sells and of asks for what buys
 * @param name of the fills it makes
 * @param from an order that was accepted later is not judged: the range may be older than it
 * @param halfSpread where the spread is in its prices: as it was when the candle opened
 */
record Untold(Candle candle, String name, Instant from, Optional<BigDecimal> halfSpread) {

  private static final int VOLUME_DECIMALS = 8;

  /** Finer than any step; the exact value of a double has more digits than a price may. */
  private static final int DECIMALS = 12;

  /** Of a break of the feed. */
  static Untold missed(Candle candle) {
    String name = "missed-" + candle.opensAt().getEpochSecond();
    return new Untold(candle, name, candle.opensAt(), Optional.empty());
  }

  /** Of a recording of candles, whose first price was told before the rest. */
  static Untold bar(MarketEvent.Barred barred, Side side) {
    Candle candle =
        barred
            .sides()
            .map(both -> side == Side.SELL ? both.bid() : both.ask())
            .orElse(barred.bar().candle());
    String name = "bar-" + candle.opensAt().getEpochSecond();
    Instant from = candle.opensAt().plus(CandleSource.FIRST_TRADE);
    return new Untold(candle, name, from, barred.sides().map(Untold::halfSpread));
  }

  private static BigDecimal halfSpread(SidedCandle sides) {
    double half = (sides.ask().open() - sides.bid().open()) / 2;
    return new BigDecimal(half).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Empty when the candle does not make the order fill. */
  Optional<Trigger> trigger(Order order, Price tick) {
    boolean begun = from.isBefore(order.changedAt()) && order.filled().isZero();
    if (begun || candle.isEmpty() || order.proposal().protection().isEmpty()) {
      return Optional.empty();
    }
    OrderType type = order.proposal().type();
    Protection levels = order.proposal().protection().get();
    boolean stops = type == OrderType.STOP || type == OrderType.BRACKET;
    boolean takes = type == OrderType.TAKE_PROFIT || type == OrderType.BRACKET;
    boolean sells = order.proposal().side() == Side.SELL;
    Price open = price(candle.open(), tick);
    Price low = price(candle.low(), tick);
    Price high = price(candle.high(), tick);
    Price stop = levels.stop();
    if (stops && (sells ? !low.isAbove(stop) : !high.isBelow(stop))) {
      boolean isGap = sells ? open.isBelow(stop) : open.isAbove(stop);
      return Optional.of(by(isGap ? open : stop, Liquidity.TAKER));
    }
    return levels
        .target()
        .filter(target -> takes && (sells ? high.isAbove(target) : low.isBelow(target)))
        .map(target -> by(target, Liquidity.MAKER));
  }

  private Trigger by(Price price, Liquidity liquidity) {
    BigDecimal volume =
        new BigDecimal(candle.volume()).setScale(VOLUME_DECIMALS, RoundingMode.HALF_EVEN);
    return new Trigger(price, liquidity, name, new Quantity(volume), halfSpread);
  }

  /** As a venue with such a step would write it. */
  static Price price(double value, Price tick) {
    return new Price(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN))
        .roundedTo(tick, RoundingMode.HALF_EVEN);
  }
}
