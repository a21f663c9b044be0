package ffe.order;

import ffe.money.Price;
import java.util.Optional;

/** The prices at which a long position is closed: a stop always, a target where there is one. */
public record Protection(Price stop, Optional<Price> target) {

  public Protection {
    if (target.isPresent() && !target.get().isAbove(stop)) {
      throw new IllegalArgumentException(
          "the target " + target.get() + " is not above the stop " + stop);
    }
  }
}
