package ffe.simulation;

import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.money.Currency;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderType;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a trade, or what is bid and asked with it, makes a working order fill, and how. Depends
 * on the order's stored state and the trade alone, so a restart changes nothing.
 *
 * @param price at which a maker fills, or from which a taker's price is worsened
 * @param heard names the trade, or the candle, that did it; once for each order
 * @param traded its quantity
 * @param halfSpread from half way to the price, where that is what was bid or asked: the spread is
 *     in it; empty for the price of a trade
 */
record Trigger(
    Price price,
    Liquidity liquidity,
    String heard,
    Quantity traded,
    Optional<BigDecimal> halfSpread) {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  static Optional<Trigger> of(Order order, MarketEvent.Traded traded, Duration latency) {
    Tick tick = traded.tick();
    boolean begun = !order.filled().isZero();
    if (!begun && !tick.time().isAfter(order.changedAt().plus(latency))) {
      return Optional.empty();
    }
    OrderProposal proposal = order.proposal();
    Price price = heard(traded, proposal.side());
    OrderType type = proposal.type();
    boolean stops = type == OrderType.STOP || type == OrderType.BRACKET;
    boolean running = type == OrderType.MARKET || (type == OrderType.STOP && begun);
    boolean sells = proposal.side() == Side.SELL;
    boolean stopped =
        stops
            && proposal
                .protection()
                .filter(p -> sells ? !price.isAbove(p.stop()) : !price.isBelow(p.stop()))
                .isPresent();
    if (running || stopped) {
      return Optional.of(by(traded, price, Liquidity.TAKER));
    }
    return type == OrderType.STOP
        ? Optional.empty()
        : proposal
            .protection()
            .flatMap(p -> p.target())
            .filter(target -> sells ? price.isAbove(target) : price.isBelow(target))
            .map(target -> by(traded, target, Liquidity.MAKER));
  }

  /**
   * A seller gets what is bid, a buyer pays what is asked; the trade's price where nobody tells.
   */
  private static Price heard(MarketEvent.Traded traded, Side side) {
    return traded
        .offer()
        .map(o -> side == Side.SELL ? o.bid() : o.ask())
        .orElse(traded.tick().price());
  }

  private static Trigger by(MarketEvent.Traded traded, Price price, Liquidity liquidity) {
    Tick tick = traded.tick();
    String name = Long.toString(tick.sequence());
    Optional<BigDecimal> half =
        traded.offer().map(o -> half(o.ask().value().subtract(o.bid().value())));
    return new Trigger(price, liquidity, name, tick.quantity(), half);
  }

  static BigDecimal half(BigDecimal whole) {
    return whole.divide(TWO, MathContext.DECIMAL64);
  }

  /** What a fill of it at that price costs beside its fee. */
  Toll toll(FillModel model, Price paid, Quantity quantity, Currency quote) {
    BigDecimal against = paid.value().subtract(price.value()).abs();
    BigDecimal modelled =
        liquidity == Liquidity.MAKER
            ? BigDecimal.ZERO
            : half(price.value().multiply(model.spread().fraction())).min(against);
    BigDecimal slipped = halfSpread.isPresent() ? against : against.subtract(modelled);
    return Toll.of(
        halfSpread.orElse(modelled).multiply(quantity.value()),
        slipped.multiply(quantity.value()),
        quote);
  }

  /** At what price the order fills. */
  Price paid(FillModel model, Side side, Price tick) {
    if (liquidity == Liquidity.MAKER) {
      return price;
    }
    return halfSpread.isPresent()
        ? model.slipped(price, side, tick)
        : model.taken(price, side, tick);
  }
}
