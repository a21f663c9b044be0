package ffe.observation;

import ffe.canon.LeftOutWhenEmpty;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What the account holds of the instrument, or owes of it.
 *
 * @param quantity units of the base; zero is flat
 * @param averagePrice what they were opened at per unit; empty when flat or unknown
 * @param openedAt when the position began; empty when flat or unknown
 * @param shorting empty where the account is never short
 */
public record Holding(
    Quantity quantity,
    Optional<Price> averagePrice,
    Optional<Instant> openedAt,
    @LeftOutWhenEmpty Optional<Shorting> shorting) {

  /** Of an account that may be short. */
  public enum Shorting {
    /** Nothing is held, or it is long. */
    POSSIBLE,
    /** The units are owed. */
    SHORT
  }

  public static final Holding FLAT = new Holding(Quantity.ZERO, Optional.empty(), Optional.empty());

  /** Of an account that is never short. */
  public Holding(Quantity quantity, Optional<Price> averagePrice, Optional<Instant> openedAt) {
    this(quantity, averagePrice, openedAt, Optional.empty());
  }

  public Holding {
    if (quantity.isZero() && (averagePrice.isPresent() || openedAt.isPresent())) {
      throw new IllegalArgumentException("a flat holding has neither price nor start");
    }
    if (quantity.isZero() && shorting.filter(s -> s == Shorting.SHORT).isPresent()) {
      throw new IllegalArgumentException("a flat holding is not short");
    }
  }

  public boolean isFlat() {
    return quantity.isZero();
  }

  public boolean isShort() {
    return shorting.filter(s -> s == Shorting.SHORT).isPresent();
  }

  /** Whether an order of that side would open it or add to it; else it could only close. */
  public boolean opens(Side side) {
    return side == Side.BUY ? !isShort() : isShort() || (isFlat() && shorting.isPresent());
  }

  /** Whether an order of that side could close of it. */
  public boolean closes(Side side) {
    return !isFlat() && side == (isShort() ? Side.BUY : Side.SELL);
  }
}
