package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.DataFlaw;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.SecondPrice;
import ffe.market.Timeframe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Leaves trades of one pair out whose price is far from their neighbours', and tells of candles
 * that are. Doubles do: nothing is traded by them. Used under its inbox's lock.
 */
final class PriceSieve {

  /** Prices a trade is compared with. */
  static final int NEIGHBOURS = 25;

  /** With fewer nobody is judged. */
  static final int NEIGHBOURS_MIN = 5;

  /** Whoever traded longer ago is no neighbour. */
  static final Duration NEAR = Duration.ofMinutes(10);

  /** So many in a row near each other are where the market is now. */
  static final int MOVED = 5;

  /**
   * What it works with.
   *
   * @param farthest a price may be from its neighbours, in percent of the lower; 0 for any
   * @param second what another tells of the pair; never waits
   * @param flaws never waits
   */
  record Setup(
      String source,
      Instrument instrument,
      int farthest,
      Supplier<Optional<SecondPrice>> second,
      Consumer<DataFlaw> flaws) {}

  private final Setup setup;
  private final double ratioMax;
  private final Deque<Double> neighbours = new ArrayDeque<>();
  private Instant lastAt = Instant.MIN;
  private double apart;
  private int apartInARow;

  PriceSieve(Setup setup) {
    this.setup = setup;
    this.ratioMax = setup.farthest() == 0 ? Double.MAX_VALUE : 1 + setup.farthest() / 100.0;
  }

  /** Whether a trade is let in; one that is not is told as a flaw. */
  boolean lets(Frame.Trade trade, Instant heardAt) {
    double price = trade.price().value().doubleValue();
    if (lastAt.isBefore(heardAt.minus(NEAR))) {
      neighbours.clear();
    }
    if (isNear(price) || isConfirmed(price, heardAt) || hasMoved(price)) {
      take(price, heardAt);
      return true;
    }
    tell(
        DataFlaw.Kind.OUTLIER,
        "trade " + trade.id() + " of " + trade.quantity() + " at " + trade.price(),
        "more than " + setup.farthest() + " % from " + shown(median()) + ", the median before it",
        heardAt);
    return false;
  }

  private boolean isNear(double price) {
    return neighbours.size() < NEIGHBOURS_MIN
        || isNear(price, neighbours.getLast())
        || isNear(price, median());
  }

  private boolean isNear(double a, double b) {
    return Math.max(a, b) <= Math.min(a, b) * ratioMax;
  }

  private boolean isConfirmed(double price, Instant now) {
    return setup
        .second()
        .get()
        .filter(s -> !s.isStale(now))
        .filter(s -> isNear(price, s.told().price().value().doubleValue()))
        .isPresent();
  }

  /** Counts prices that are far from the neighbours and near each other. */
  private boolean hasMoved(double price) {
    apartInARow = apartInARow > 0 && isNear(price, apart) ? apartInARow + 1 : 1;
    apart = price;
    if (apartInARow < MOVED) {
      return false;
    }
    neighbours.clear();
    return true;
  }

  private void take(double price, Instant at) {
    apartInARow = 0;
    lastAt = at;
    if (neighbours.size() == NEIGHBOURS) {
      neighbours.removeFirst();
    }
    neighbours.addLast(price);
  }

  private double median() {
    double[] sorted = neighbours.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Minutes of the source's own history: the neighbours of what comes next. */
  void told(List<FinishedCandle> candles, Instant heardAt) {
    List<Candle> minutes =
        candles.stream()
            .filter(c -> c.timeframe() == Timeframe.M1)
            .map(FinishedCandle::candle)
            .toList();
    for (int i = 1; i < minutes.size() - 1; i++) {
      Candle candle = minutes.get(i);
      double before = minutes.get(i - 1).close();
      double after = minutes.get(i + 1).close();
      if (isFar(candle.high(), before, after) || isFar(candle.low(), before, after)) {
        tell(
            DataFlaw.Kind.SPIKE,
            candle.opensAt() + " high " + candle.high() + " low " + candle.low(),
            "more than "
                + setup.farthest()
                + " % from the closes before and after it, "
                + shown(before)
                + " and "
                + shown(after),
            heardAt);
      }
    }
    minutes.stream()
        .filter(candle -> !candle.isEmpty())
        .forEach(candle -> take(candle.close(), Timeframe.M1.next(candle.opensAt())));
  }

  private boolean isFar(double price, double before, double after) {
    return !isNear(price, before) && !isNear(price, after);
  }

  private void tell(DataFlaw.Kind kind, String told, String why, Instant at) {
    setup
        .flaws()
        .accept(new DataFlaw(setup.source(), Optional.of(setup.instrument()), kind, told, why, at));
  }

  private static String shown(double price) {
    return new BigDecimal(price).round(new MathContext(8)).stripTrailingZeros().toPlainString();
  }
}
