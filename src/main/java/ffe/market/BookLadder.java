package ffe.market;

import ffe.money.Price;
import ffe.money.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An order book in the making: levels are set and taken away as a venue tells them, in a bounded
 * number. Used by one thread.
 */
public final class BookLadder {

  /** Whose orders wait. */
  public enum Side {
    BID,
    ASK
  }

  /** Who says what lies behind the last level that is kept. */
  public enum Tail {
    /** The venue tells again what comes into the depth that was asked for. */
    TOLD,
    /** Nobody: what was cut off is not known any more, nor what is told of it. */
    UNKNOWN
  }

  private final int keptMax;
  private final Tail tail;
  private final Half bids = new Half(Comparator.reverseOrder());
  private final Half asks = new Half(Comparator.naturalOrder());

  /**
   * @param keptMax levels of each side after {@link #trim}
   */
  public BookLadder(int keptMax, Tail tail) {
    this.keptMax = keptMax;
    this.tail = tail;
  }

  /** One side, best price first. */
  private final class Half {

    private final NavigableMap<Price, Quantity> levels;

    /** The worst price of which everything is known. */
    private Optional<Price> end = Optional.empty();

    Half(Comparator<Price> order) {
      this.levels = new TreeMap<>(order);
    }

    void set(Price price, Quantity quantity) {
      boolean isBehind = end.filter(e -> levels.comparator().compare(price, e) > 0).isPresent();
      if (quantity.isZero()) {
        // of a level that is not here, too: venues do that
        levels.remove(price);
      } else if (!isBehind) {
        levels.put(price, quantity);
      }
    }

    void trim() {
      boolean isCut = levels.size() > keptMax;
      while (levels.size() > keptMax) {
        levels.pollLastEntry();
      }
      if (isCut && tail == Tail.UNKNOWN) {
        end = Optional.of(levels.lastKey());
      }
    }

    boolean isThin(int levelsMin) {
      return end.isPresent() && levels.size() < levelsMin;
    }

    List<OrderBook.Level> best(int max) {
      return levels.entrySet().stream()
          .limit(max)
          .map(level -> new OrderBook.Level(level.getKey(), level.getValue()))
          .toList();
    }
  }

  private Half half(Side side) {
    return switch (side) {
      case BID -> bids;
      case ASK -> asks;
    };
  }

  /** What waits at a price from now on; zero takes the level away. */
  public void set(Side side, Price price, Quantity quantity) {
    half(side).set(price, quantity);
  }

  /** Cuts off what is beyond the bound; to be called after each message, not within. */
  public void trim() {
    bids.trim();
    asks.trim();
  }

  /** Whether somebody bids as much as somebody asks, which no market shows for long. */
  public boolean isCrossed() {
    return !bids.levels.isEmpty()
        && !asks.levels.isEmpty()
        && !bids.levels.firstKey().isBelow(asks.levels.firstKey());
  }

  /** Whether so much was taken away that fewer levels are left than are shown, and more exist. */
  public boolean isThin(int levelsMin) {
    return bids.isThin(levelsMin) || asks.isThin(levelsMin);
  }

  /** The best levels of a side, best first. */
  public List<OrderBook.Level> best(Side side, int max) {
    return half(side).best(max);
  }
}
