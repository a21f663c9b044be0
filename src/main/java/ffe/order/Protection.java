package ffe.order;

import ffe.money.Price;
import java.util.Optional;

/**
 * The prices at which a position is closed: a stop always, a target where there is one. A target
 * above its stop closes what was bought, one below it what was sold short.
 */
public record Protection(Price stop, Optional<Price> target) {

  public Protection {
    if (target.filter(stop::equals).isPresent()) {
      throw new IllegalArgumentException("the target " + stop + " is the stop");
    }
  }

  /** Whether the target, where there is one, lies on the side on which such a position gains. */
  public boolean fits(Side opened) {
    return target.map(t -> opened == Side.BUY ? t.isAbove(stop) : t.isBelow(stop)).orElse(true);
  }

  /**
   * These levels.
   *
   * @throws IllegalArgumentException if the target is on the wrong side of the stop
   */
  public Protection of(Side opened) {
    if (!fits(opened)) {
      throw new IllegalArgumentException(
          "the target "
              + target.orElse(stop)
              + (opened == Side.BUY ? " is not above the stop " : " is not below the stop ")
              + stop);
    }
    return this;
  }

  /** The same target, if it still is one, with another stop. */
  public Protection tightened(Price nearer, Side opened) {
    boolean isKept =
        target.filter(t -> opened == Side.BUY ? t.isAbove(nearer) : t.isBelow(nearer)).isPresent();
    return new Protection(nearer, isKept ? target : Optional.empty());
  }

  /** Whether the stop of such a position is nearer to the price than the other's. */
  public boolean isTighter(Protection other, Side opened) {
    return opened == Side.BUY ? stop.isAbove(other.stop) : stop.isBelow(other.stop);
  }
}
