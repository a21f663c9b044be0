package ffe.simulation;

import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Fill.Liquidity;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What trading costs at the simulated venue. All of it counts against us.
 *
 * @param makerFee of the notional, for orders that waited at their price
 * @param takerFee of the notional, for orders that took what the market gave
 * @param spread between bid and ask; half of it is paid by a taker
 * @param slippage paid by a taker on top of half the spread
 * @param latency between an order's acceptance and the first instant after which it can fill
 * @param participation at most this share of a trade's quantity fills one of our orders, rounded
 *     down to the step but at least one step; empty for no limit
 */
public record FillModel(
    Bps makerFee,
    Bps takerFee,
    Bps spread,
    Bps slippage,
    Duration latency,
    Optional<Percent> participation) {

  private static final int FEE_DECIMALS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal BPS_MAX = BigDecimal.valueOf(1_000);
  private static final Duration LATENCY_MAX = Duration.ofMinutes(1);

  /** Kraken's lowest tier, 25 and 40 bp; spread 2 bp, slippage 5 bp, 100 ms, no volume limit. */
  public static final FillModel KRAKEN =
      new FillModel(
          Bps.of("25"),
          Bps.of("40"),
          Bps.of("2"),
          Bps.of("5"),
          Duration.ofMillis(100),
          Optional.empty());

  public FillModel {
    for (Bps bps : new Bps[] {makerFee, takerFee, spread, slippage}) {
      if (bps.value().signum() < 0 || bps.value().compareTo(BPS_MAX) > 0) {
        throw new IllegalArgumentException("fee, spread and slippage are 0 to 1000 bp: " + bps);
      }
    }
    if (latency.isNegative() || latency.compareTo(LATENCY_MAX) > 0) {
      throw new IllegalArgumentException("latency is zero to one minute: " + latency);
    }
    if (participation.filter(p -> p.value().signum() <= 0).isPresent()) {
      throw new IllegalArgumentException("participation is above zero: " + participation.get());
    }
  }

  /** What a taker pays or gets when a trade happened at a price: rounded against us. */
  Price taken(Price traded, Side side, Price tick) {
    return worse(traded, side, new Bps(spread.value().divide(TWO)).plus(slippage), tick);
  }

  /** The same of what was bid or asked: the spread is in it. */
  Price slipped(Price offered, Side side, Price tick) {
    return worse(offered, side, slippage, tick);
  }

  private static Price worse(Price traded, Side side, Bps against, Price tick) {
    if (side == Side.BUY) {
      return traded.moved(against).roundedTo(tick, RoundingMode.CEILING);
    }
    Price worse = traded.moved(against.negated());
    return worse.isBelow(tick) ? tick : worse.roundedTo(tick, RoundingMode.FLOOR);
  }

  /** In the quote currency, rounded up to eight decimals. */
  Money fee(Price price, Quantity quantity, Liquidity liquidity, Currency quote) {
    Bps rate = liquidity == Liquidity.MAKER ? makerFee : takerFee;
    BigDecimal exact = price.value().multiply(quantity.value()).multiply(rate.fraction());
    return new Money(exact.setScale(FEE_DECIMALS, RoundingMode.CEILING), quote);
  }

  /** How much of an order one trade can fill. */
  Quantity share(Quantity wanted, Quantity traded, Quantity step) {
    if (participation.isEmpty()) {
      return wanted;
    }
    BigDecimal part = traded.value().multiply(participation.get().fraction());
    BigDecimal steps = part.divide(step.value(), 0, RoundingMode.DOWN).max(BigDecimal.ONE);
    return wanted.min(new Quantity(steps.multiply(step.value())));
  }
}
