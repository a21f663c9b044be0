package ffe.simulation;

import ffe.execution.BrokerEvent;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.MarketEvent;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fills an order of a session again as a backtest would: from candles alone, by itself, with what
 * it needs at hand.
 */
public final class Shadow {

  /** How long after its end an order may still fill here. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** More than any order takes. */
  private static final BigDecimal PLENTY = BigDecimal.TEN.pow(15);

  private Shadow() {}

  /**
   * What of it fills by these candles from when it was sent; without a candle before it, nothing.
   *
   * @param order as it ended, or stands
   */
  public static List<Fill> fills(
      InstrumentSpec spec, FillModel model, CandleSeries candles, Order order) {
    CandleSeries own = around(candles, order);
    if (own.size() < 2) {
      return List.of();
    }
    SimulatedBroker broker = new SimulatedBroker(spec, model, balances(spec));
    CandleSource source = new CandleSource("candles:shadow", spec, own, 1);
    boolean isSent = false;
    for (MarketEvent event : source.read(Instant.MAX, 2 * own.size())) {
      if (!isSent && event.at().isAfter(order.intendedAt())) {
        broker.onEvent(new MarketEvent.Passed(order.intendedAt()));
        broker.receive(order);
        isSent = true;
      }
      if (order.state() == OrderState.CANCELLED && !event.at().isBefore(order.changedAt())) {
        broker.cancel(order.id());
      }
      broker.onEvent(event);
    }
    return broker.poll().stream()
        .filter(BrokerEvent.Filled.class::isInstance)
        .map(told -> ((BrokerEvent.Filled) told).fill())
        .toList();
  }

  private static SortedMap<String, BigDecimal> balances(InstrumentSpec spec) {
    SortedMap<String, BigDecimal> all = new TreeMap<>();
    all.put(spec.instrument().base().code(), PLENTY);
    all.put(spec.instrument().quote().code(), PLENTY);
    return all;
  }

  /** From the last candle that was over when it was sent, until it must have ended. */
  private static CandleSeries around(CandleSeries candles, Order order) {
    int from = 0;
    while (from < candles.size() && !candles.closesAt(from).isAfter(order.intendedAt())) {
      from++;
    }
    List<Candle> own = new ArrayList<>();
    Instant until = order.changedAt().plus(PATIENCE);
    for (int i = from - 1; i >= 0 && i < candles.size(); i++) {
      if (candles.opensAt(i).isBefore(until)) {
        own.add(candles.candle(i));
      }
    }
    return CandleSeries.of(candles.instrument(), candles.timeframe(), own);
  }
}
