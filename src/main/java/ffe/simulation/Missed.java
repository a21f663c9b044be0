package ffe.simulation;

import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderType;
import ffe.order.Protection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What trades within a break of the feed did to orders with triggers, read from the candles the
 * venue recorded. Of what a candle leaves open the worse is taken: a stop within its range is hit,
 * at the stop or at the open if that is lower, and before a target in the same candle. A fill
 * becomes known with the candles and carries that time.
 *
 * <p>A candle that had begun when the order was accepted says nothing about it: its range may be
 * older than the order. A MARKET order waits for the next trade.
 */
final class Missed {

  private static final int VOLUME_DECIMALS = 8;

  private Missed() {}

  /** Oldest first, each stretch of time once, from the finest candles that tell it. */
  static List<Candle> candles(MarketEvent.Backfilled missed) {
    List<Candle> out = new ArrayList<>();
    Instant until = Instant.MAX;
    for (Timeframe timeframe : Timeframe.values()) {
      Instant bound = until;
      List<Candle> found =
          missed.candles().stream()
              .filter(f -> f.timeframe() == timeframe)
              .map(FinishedCandle::candle)
              .filter(c -> !c.opensAt().plus(timeframe.length()).isAfter(bound))
              .toList();
      out.addAll(found);
      until = found.stream().map(Candle::opensAt).min(Instant::compareTo).orElse(until);
    }
    out.sort(Comparator.comparing(Candle::opensAt));
    return out;
  }

  /** Empty when the candle does not make the order fill. */
  static Optional<Trigger> trigger(Order order, Candle candle, Price tick) {
    boolean begun = candle.opensAt().isBefore(order.changedAt()) && order.filled().isZero();
    if (begun || candle.isEmpty() || order.proposal().protection().isEmpty()) {
      return Optional.empty();
    }
    OrderType type = order.proposal().type();
    Protection levels = order.proposal().protection().get();
    boolean stops = type == OrderType.STOP || type == OrderType.BRACKET;
    boolean takes = type == OrderType.TAKE_PROFIT || type == OrderType.BRACKET;
    Price open = price(candle.open(), tick);
    if (stops && !price(candle.low(), tick).isAbove(levels.stop())) {
      Price at = open.isBelow(levels.stop()) ? open : levels.stop();
      return Optional.of(by(candle, at, Liquidity.TAKER));
    }
    return levels
        .target()
        .filter(target -> takes && price(candle.high(), tick).isAbove(target))
        .map(target -> by(candle, target, Liquidity.MAKER));
  }

  private static Trigger by(Candle candle, Price price, Liquidity liquidity) {
    BigDecimal volume =
        BigDecimal.valueOf(candle.volume()).setScale(VOLUME_DECIMALS, RoundingMode.DOWN);
    String name = "missed-" + candle.opensAt().getEpochSecond();
    return new Trigger(price, liquidity, name, new Quantity(volume));
  }

  private static Price price(double value, Price tick) {
    return new Price(BigDecimal.valueOf(value)).roundedTo(tick, RoundingMode.HALF_EVEN);
  }
}
