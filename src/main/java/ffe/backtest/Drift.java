package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.money.Price;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Side;
import ffe.simulation.FillModel;
import ffe.simulation.Shadow;
import ffe.statistics.Band;
import ffe.statistics.Blocks;
import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.Resampling;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a session's fills are from those a backtest makes of the same orders by candles.
 *
 * @param lines an order each that was filled there or here, the oldest first
 * @param price how much dearer the session was, on average, in basis points of the price
 * @param costs how much more it paid in fees, on average, in basis points of what was traded
 */
public record Drift(List<Line> lines, Mean price, Mean costs) {

  private static final double BPS = 10_000;
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_240_108;

  public Drift {
    lines = List.copyOf(lines);
  }

  /**
   * One order.
   *
   * @param session its mean price in the session; empty where it did not fill there
   * @param shadow the same by candles
   * @param bps against the session; empty where it filled on one side alone
   */
  public record Line(
      String order,
      Purpose purpose,
      Side side,
      Optional<Price> session,
      Optional<Price> shadow,
      Optional<Double> bps) {}

  /**
   * A mean over orders that filled on both sides.
   *
   * @param value empty for none
   * @param band where the true one lies with 95 % confidence; empty for fewer than 30
   */
  public record Mean(int orders, Optional<Double> value, Optional<Band> band) {

    private static Mean of(List<Double> values) {
      if (values.isEmpty()) {
        return new Mean(0, Optional.empty(), Optional.empty());
      }
      Column column = Column.of(values.stream().mapToDouble(v -> v).toArray());
      Resampling resampling = new Resampling(Blocks.usual(column.size()), DRAWS, SEED);
      return new Mean(
          values.size(),
          Optional.of(column.sum() / column.size()),
          resampling.band(column, c -> Figure.of(c.sum() / c.size())));
    }
  }

  /**
   * Compares.
   *
   * @param candles minutes that reach over all orders, from one before the first
   * @param orders of one instrument, as they ended or stand
   * @param fills of them in the session
   */
  public static Drift of(
      InstrumentSpec spec,
      FillModel model,
      CandleSeries candles,
      List<Order> orders,
      List<Fill> fills) {
    List<Line> lines = new ArrayList<>();
    List<Double> prices = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (Order order : orders) {
      Side side = order.proposal().side();
      Sum session = Sum.of(fills.stream().filter(f -> f.orderId().equals(order.id())).toList());
      Sum shadow = Sum.of(Shadow.fills(spec, model, candles, order));
      Optional<Double> bps = session.dearerThan(shadow, side);
      bps.ifPresent(prices::add);
      if (bps.isPresent()) {
        costs.add(session.feeBps() - shadow.feeBps());
      }
      if (session.isFilled() || shadow.isFilled()) {
        lines.add(
            new Line(
                order.id().toString(),
                order.proposal().purpose(),
                side,
                session.price(),
                shadow.price(),
                bps));
      }
    }
    return new Drift(lines, Mean.of(prices), Mean.of(costs));
  }

  /** Orders that filled in the session, or by candles, and not on the other side. */
  public int alone() {
    return (int) lines.stream().filter(line -> line.bps().isEmpty()).count();
  }

  /** What an order's fills come to. */
  private record Sum(BigDecimal quantity, BigDecimal notional, BigDecimal fees) {

    static Sum of(List<Fill> fills) {
      Sum sum = new Sum(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
      for (Fill fill : fills) {
        sum =
            new Sum(
                sum.quantity.add(fill.quantity().value()),
                sum.notional.add(fill.notional().amount()),
                sum.fees.add(fill.fee().amount()));
      }
      return sum;
    }

    boolean isFilled() {
      return quantity.signum() > 0;
    }

    Optional<Price> price() {
      return isFilled()
          ? Optional.of(new Price(notional.divide(quantity, MathContext.DECIMAL64)))
          : Optional.empty();
    }

    double feeBps() {
      return fees.doubleValue() / notional.doubleValue() * BPS;
    }

    Optional<Double> dearerThan(Sum shadow, Side side) {
      return price()
          .flatMap(
              paid ->
                  shadow
                      .price()
                      .map(
                          there ->
                              (side == Side.BUY ? 1 : -1)
                                  * (paid.asDouble() / there.asDouble() - 1)
                                  * BPS));
    }
  }
}
