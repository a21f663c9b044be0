package ffe.learning;

import ffe.decision.Action;
import ffe.market.CandleSeries;
import ffe.money.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a voter would have traded by itself, one position at a time.
 *
 * <p>A BUY enters at the open of the first candle after it was said, unless that is already beyond
 * its stop or target. The position ends at the stop (at the open where the price gapped through
 * it), at the target, at the open after the voter's own SELL, or at the close of the last candle of
 * its horizon; in one candle the open comes first, then the stop, then the target. Every price pays
 * slippage and fee. A further BUY and every HOLD while it is open change nothing. What is still
 * open at the end of the candles is no trade yet.
 */
final class Alone {

  private final CandleSeries candles;
  private final Path path;
  private final List<Trade> trades = new ArrayList<>();
  private Optional<Open> open = Optional.empty();

  private record Open(Forecast forecast, int from, double stop, double target) {

    static Open of(Forecast forecast, int from) {
      return new Open(
          forecast,
          from,
          forecast.stop().map(Price::asDouble).orElse(0.0),
          forecast.target().map(Price::asDouble).orElse(Double.MAX_VALUE));
    }
  }

  private Alone(Path path) {
    this.path = path;
    this.candles = path.candles();
  }

  /**
   * @param forecasts of one voter, oldest first
   */
  static List<Trade> trades(Path path, List<Forecast> forecasts) {
    Alone alone = new Alone(path);
    int next = 0;
    for (int i = 0; i < alone.candles.size(); i++) {
      Instant opens = alone.candles.opensAt(i);
      Optional<Forecast> latest = Optional.empty();
      while (next < forecasts.size() && !forecasts.get(next).at().isAfter(opens)) {
        latest = Optional.of(forecasts.get(next));
        next++;
      }
      alone.step(i, latest);
    }
    return List.copyOf(alone.trades);
  }

  private void step(int i, Optional<Forecast> said) {
    double opens = candles.open(i);
    if (open.isPresent() && said.filter(f -> f.action() == Action.SELL).isPresent()) {
      close(i, opens);
    } else if (open.isEmpty()) {
      said.filter(f -> f.action() == Action.BUY)
          .filter(f -> f.ends().isAfter(candles.opensAt(i)))
          .map(f -> Open.of(f, i))
          .filter(o -> opens > o.stop() && opens < o.target())
          .ifPresent(o -> open = Optional.of(o));
    }
    open.ifPresent(o -> walk(o, i));
  }

  private void walk(Open held, int i) {
    if (candles.low(i) <= held.stop()) {
      close(i, Math.min(candles.open(i), held.stop()));
    } else if (candles.high(i) >= held.target()) {
      close(i, held.target());
    } else if (candles
        .closesAt(i)
        .plus(candles.timeframe().length())
        .isAfter(held.forecast().ends())) {
      close(i, candles.close(i));
    }
  }

  private void close(int i, double exit) {
    Open held = open.orElseThrow();
    trades.add(
        Trade.of(
            new Trade.Span(candles.opensAt(held.from()), candles.closesAt(i), i - held.from() + 1),
            candles.open(held.from()),
            exit,
            held.forecast().stop().map(s -> s.asDouble()),
            path.costs()));
    open = Optional.empty();
  }
}
