package ffe.adapter.venue.feed;

import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** All that waits at a venue for one pair, in decimals of a stated number. */
public final class VenueOrders {

  /** A price and what waits there, or nothing any more. */
  public record Line(BigDecimal price, BigDecimal quantity) {}

  private static final int QUANTITY_DECIMALS = 8;

  private final BigDecimal step;
  private final NavigableMap<BigDecimal, BigDecimal> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

  private VenueOrders(BigDecimal step) {
    this.step = step;
  }

  /**
   * @param bid the best of so many
   * @param step between two of them
   */
  public static VenueOrders of(String bid, String ask, String step, int levels) {
    VenueOrders made = new VenueOrders(new BigDecimal(step));
    for (int i = 0; i < levels; i++) {
      BigDecimal away = made.step.multiply(BigDecimal.valueOf(i));
      made.bids.put(new BigDecimal(bid).subtract(away), quantity(i + 1));
      made.asks.put(new BigDecimal(ask).add(away), quantity(2 * i + 1));
    }
    return made;
  }

  /**
   * Around a price that somebody just paid: a cent below it is bid, a cent above it asked.
   *
   * @param trades so far; each changes what waits at the best bid
   */
  public static VenueOrders around(String price, int trades) {
    BigDecimal cent = new BigDecimal("0.01");
    BigDecimal bid = new BigDecimal(price).subtract(cent);
    BigDecimal ask = new BigDecimal(price).add(cent);
    VenueOrders made = of(bid.toPlainString(), ask.toPlainString(), "0.01", 40);
    made.bids.put(bid, quantity(1 + trades % 900));
    return made;
  }

  private static BigDecimal quantity(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).setScale(QUANTITY_DECIMALS);
  }

  public VenueOrders copy() {
    VenueOrders same = new VenueOrders(step);
    same.bids.putAll(bids);
    same.asks.putAll(asks);
    return same;
  }

  /** Orders come and go, the best ones most often; the book stays deep and is never crossed. */
  public VenueOrders shaken(Random random) {
    VenueOrders after = copy();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      boolean isBid = random.nextBoolean();
      NavigableMap<BigDecimal, BigDecimal> side = isBid ? after.bids : after.asks;
      BigDecimal other = isBid ? after.asks.firstKey() : after.bids.firstKey();
      BigDecimal towards = isBid ? step : step.negate();
      BigDecimal best = side.firstKey();
      BigDecimal price =
          best.subtract(towards.multiply(BigDecimal.valueOf(random.nextInt(30) - 2)));
      boolean isCrossed = isBid ? price.compareTo(other) >= 0 : price.compareTo(other) <= 0;
      if (side.containsKey(price) && random.nextInt(3) == 0 && side.size() > 60) {
        side.remove(price);
      } else if (!isCrossed && price.signum() > 0) {
        side.put(price, quantity(1 + random.nextInt(900)));
      }
    }
    return after;
  }

  public List<Line> bids(int max) {
    return lines(bids, max);
  }

  public List<Line> asks(int max) {
    return lines(asks, max);
  }

  private static List<Line> lines(NavigableMap<BigDecimal, BigDecimal> side, int max) {
    return side.entrySet().stream()
        .limit(max)
        .map(e -> new Line(e.getKey(), e.getValue()))
        .toList();
  }

  /** What of it a reader of so many levels has to be told after what was before. */
  public List<Line> bidsSince(VenueOrders before, int max) {
    return since(before.bids, bids, max);
  }

  public List<Line> asksSince(VenueOrders before, int max) {
    return since(before.asks, asks, max);
  }

  private static List<Line> since(
      NavigableMap<BigDecimal, BigDecimal> before,
      NavigableMap<BigDecimal, BigDecimal> after,
      int max) {
    List<Line> told = new ArrayList<>();
    List<Line> known = lines(before, max);
    for (Line line : known) {
      if (!after.containsKey(line.price())) {
        told.add(new Line(line.price(), BigDecimal.ZERO.setScale(QUANTITY_DECIMALS)));
      }
    }
    for (Line line : lines(after, max)) {
      if (!known.contains(line)) {
        told.add(line);
      }
    }
    return told;
  }

  public static List<OrderBook.Level> levels(List<Line> lines) {
    return lines.stream()
        .map(l -> new OrderBook.Level(new Price(l.price()), new Quantity(l.quantity())))
        .toList();
  }
}
