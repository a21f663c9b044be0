package ffe.decision;

import ffe.money.Percent;
import ffe.money.Price;
import java.util.List;
import java.util.Optional;

/**
 * Stop and target of a BUY, or of a SELL that opens a short position, of those its supporters
 * named.
 *
 * <p>A supporter counts when its stop lies 0.5 to 5 % below the last price. The stop is the highest
 * of theirs (the first price at which one of them is wrong) and the target the lowest of theirs
 * above the price (the first at which one of them is content). If each supporter's reward to risk
 * is at least r, so is the result's: the lowest target belongs to somebody whose risk is not below
 * the smallest. Of a SELL the same holds upside down. Without a usable stop there is none, and the
 * risk gate will deny the entry.
 */
record Protections(Optional<Price> stop, Optional<Price> target) {

  static final Protections NONE = new Protections(Optional.empty(), Optional.empty());

  private static final Percent DISTANCE_MIN = Percent.of("0.5");
  private static final Percent DISTANCE_MAX = Percent.of("5");

  static Protections ofBuy(List<Opinion.View> supporters, Price price) {
    List<Opinion.View> usable =
        supporters.stream()
            .filter(v -> v.stop().filter(s -> s.isBelow(price) && isNear(s, price)).isPresent())
            .toList();
    return new Protections(
        usable.stream().flatMap(v -> v.stop().stream()).max(Price::compareTo),
        usable.stream()
            .flatMap(v -> v.target().stream())
            .filter(t -> t.isAbove(price))
            .min(Price::compareTo));
  }

  static Protections ofShort(List<Opinion.View> supporters, Price price) {
    List<Opinion.View> usable =
        supporters.stream()
            .filter(v -> v.stop().filter(s -> s.isAbove(price) && isNear(s, price)).isPresent())
            .toList();
    return new Protections(
        usable.stream().flatMap(v -> v.stop().stream()).min(Price::compareTo),
        usable.stream()
            .flatMap(v -> v.target().stream())
            .filter(t -> t.isBelow(price))
            .max(Price::compareTo));
  }

  private static boolean isNear(Price stop, Price price) {
    Percent distance = price.distanceTo(stop);
    return !DISTANCE_MIN.isAbove(distance) && !distance.isAbove(DISTANCE_MAX);
  }
}
