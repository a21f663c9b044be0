package ffe.trading;

import ffe.money.Percent;
import ffe.money.Price;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * How far a stop that follows its position has come (ADR 42). Part of the state of a lane.
 *
 * @param since when the position was opened
 * @param best highest price told since it was, or since its stop began to follow; of a short
 *     position the lowest
 * @param at the boundary of market time at which the stop last looked, or the event it began with
 */
public record Trail(Instant since, Price best, Instant at) {

  /** The same with what an event told. */
  Trail hearing(Price told, Side opened) {
    boolean isBetter = opened == Side.BUY ? told.isAbove(best) : told.isBelow(best);
    return isBetter ? new Trail(since, told, at) : this;
  }

  Trail lookedAt(Instant boundary) {
    return new Trail(since, best, boundary);
  }

  /** The tick so far behind the best price, or the next one farther away. */
  Price stop(Percent behind, Price tick, Side opened) {
    boolean isLong = opened == Side.BUY;
    BigDecimal away = best.value().multiply(behind.fraction());
    BigDecimal exact = isLong ? best.value().subtract(away) : best.value().add(away);
    BigDecimal ticks =
        exact.divide(tick.value(), 0, isLong ? RoundingMode.FLOOR : RoundingMode.CEILING);
    return new Price(ticks.max(BigDecimal.ONE).multiply(tick.value()));
  }
}
