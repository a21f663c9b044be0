package ffe.market;

import ffe.money.Bps;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits at a venue to be bought and sold, the best prices first. Never crossed: what buyers
 * bid lies below what sellers ask.
 *
 * @param bids from the highest price down, at most {@link #DEPTH_MAX}; empty where nobody bids
 * @param asks from the lowest price up, at most {@link #DEPTH_MAX}; empty where nobody asks
 * @param at when it became knowable: the last change that was heard
 */
public record OrderBook(Instrument instrument, List<Level> bids, List<Level> asks, Instant at) {

  /** Levels of each side. */
  public static final int DEPTH_MAX = 25;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  /** All that waits at one price; above zero. */
  public record Level(Price price, Quantity quantity) {

    public Level {
      if (quantity.isZero()) {
        throw new IllegalArgumentException("a level without quantity at " + price);
      }
    }
  }

  public OrderBook {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
    if (bids.size() > DEPTH_MAX || asks.size() > DEPTH_MAX) {
      throw new IllegalArgumentException("more than " + DEPTH_MAX + " levels of a side");
    }
    for (int i = 1; i < bids.size(); i++) {
      inOrder(bids.get(i), bids.get(i - 1));
    }
    for (int i = 1; i < asks.size(); i++) {
      inOrder(asks.get(i - 1), asks.get(i));
    }
    if (!bids.isEmpty() && !asks.isEmpty()) {
      inOrder(bids.get(0), asks.get(0));
    }
  }

  private static void inOrder(Level lower, Level higher) {
    if (!lower.price().isBelow(higher.price())) {
      throw new IllegalArgumentException(
          "a book out of order: " + lower.price() + " is not below " + higher.price());
    }
  }

  public Optional<Price> bid() {
    return bids.stream().findFirst().map(Level::price);
  }

  public Optional<Price> ask() {
    return asks.stream().findFirst().map(Level::price);
  }

  /** The best of both sides; empty while one side has nobody. */
  public Optional<Offer> offer() {
    return bid().flatMap(bid -> ask().map(ask -> new Offer(bid, ask)));
  }

  /** Ask less bid in basis points of the middle, to two decimals; empty while one side is. */
  public Optional<Bps> spread() {
    return offer().map(OrderBook::spread);
  }

  private static Bps spread(Offer offer) {
    BigDecimal middle = offer.bid().value().add(offer.ask().value()).divide(TWO);
    BigDecimal apart = offer.ask().value().subtract(offer.bid().value());
    return new Bps(apart.multiply(BPS).divide(middle, 2, RoundingMode.HALF_UP));
  }
}
