package ffe.trading;

import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Protection;
import ffe.order.Side;
import java.util.Optional;

/** What a person asks of a lane. The same person's key names the same request for ever. */
public sealed interface ManualRequest {

  /** Made by who asks; 1 to 64 letters, digits and {@code . _ : -}. */
  String key();

  /** Name of the person or program. */
  String by();

  /** True when the other one asks for the same. */
  boolean asksSame(ManualRequest other);

  /** Refuses a key of another form. */
  private static void check(String key, String by) {
    if (!key.matches("[A-Za-z0-9._:-]{1,64}")) {
      throw new IllegalArgumentException("a key is 1 to 64 letters, digits, . _ : -");
    }
    if (by.isBlank() || by.length() > 100) {
      throw new IllegalArgumentException("a name has 1 to 100 characters");
    }
  }

  private static void check(Optional<Price> stop, Optional<Price> target) {
    stop.ifPresent(s -> new Protection(s, target));
  }

  private static void checkBought(Optional<Price> stop, Optional<Price> target) {
    stop.ifPresent(s -> new Protection(s, target).of(Side.BUY));
  }

  /**
   * Buys to open or to add, or closes of what is held.
   *
   * @param quantity units; at most one of quantity and notional is said
   * @param notional what to buy or sell for at the last price; without both the sizer decides how
   *     much is bought, and all that is held is sold
   * @param stop of a purchase; so is target
   */
  record Trade(
      String key,
      String by,
      Side side,
      Optional<Quantity> quantity,
      Optional<Money> notional,
      Optional<Price> stop,
      Optional<Price> target)
      implements ManualRequest {

    public Trade {
      check(key, by);
      checkBought(stop, target);
      if (quantity.isPresent() && notional.isPresent()) {
        throw new IllegalArgumentException("quantity or notional, not both");
      }
      if (quantity.filter(Quantity::isZero).isPresent()
          || notional.filter(n -> !n.isPositive()).isPresent()) {
        throw new IllegalArgumentException("quantity and notional are above zero");
      }
      if (side == Side.SELL && (stop.isPresent() || target.isPresent())) {
        throw new IllegalArgumentException("a sale has neither stop nor target");
      }
    }

    @Override
    public boolean asksSame(ManualRequest other) {
      return equals(other);
    }
  }

  /**
   * Moves the stop or the target of the open position; what is not said stays.
   *
   * @param from the levels it had; told by the lane
   */
  record Move(
      String key,
      String by,
      Optional<Price> stop,
      Optional<Price> target,
      Optional<Protection> from)
      implements ManualRequest {

    public Move {
      check(key, by);
      check(stop, target);
    }

    Move from(Optional<Protection> levels) {
      return new Move(key, by, stop, target, levels);
    }

    @Override
    public boolean asksSame(ManualRequest other) {
      return other instanceof Move move && move.from(from).equals(this);
    }
  }
}
