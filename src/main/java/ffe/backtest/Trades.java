package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.portfolio.RoundTrip;
import ffe.statistics.ClosedTrade;
import ffe.statistics.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Round trips of a run as closed trades, with how far the price went with and against them. */
final class Trades {

  private static final String NONE = "none";

  private final BacktestRun run;
  private final CandleSeries candles;

  Trades(BacktestRun run) {
    this.run = run;
    this.candles = run.candles();
  }

  List<ClosedTrade> closed() {
    return run.roundTrips().stream().map(this::closed).toList();
  }

  /** Candles from entry to exit, at least one. */
  int held(RoundTrip trip) {
    return Math.max(1, until(trip.closedAt()) - from(trip.openedAt()));
  }

  private ClosedTrade closed(RoundTrip trip) {
    double quantity = trip.quantity().asDouble();
    double cost = trip.cost().amount().doubleValue();
    double entry = cost / quantity;
    double low = entry;
    double high = entry;
    for (int i = from(trip.openedAt()); i < until(trip.closedAt()); i++) {
      low = Math.min(low, candles.low(i));
      high = Math.max(high, candles.high(i));
    }
    Optional<DecisionLine> made = decidedBefore(trip.openedAt());
    return new ClosedTrade(
        trip.openedAt(),
        trip.closedAt(),
        trip.profit().amount().doubleValue(),
        trip.fees().amount().doubleValue(),
        cost,
        (entry - low) * quantity,
        (high - entry) * quantity,
        new Labels(
            "long",
            trip.instrument().toString(),
            made.map(d -> d.regime().name().toLowerCase(Locale.ROOT)).orElse(NONE),
            String.format(Locale.ROOT, "%02d", trip.openedAt().atOffset(ZoneOffset.UTC).getHour()),
            made.map(DecisionLine::supporters).orElse(List.of())));
  }

  /** The entry that a fill came of: the last one that was ordered before it. */
  private Optional<DecisionLine> decidedBefore(Instant fill) {
    List<DecisionLine> lines = run.decisions();
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).slot().isAfter(fill)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    for (int i = low - 1; i >= 0; i--) {
      if (lines.get(i).isOrdered()) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /** Index of the first candle that closes after an instant. */
  private int from(Instant at) {
    int low = 0;
    int high = candles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (candles.closesAt(middle).isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Index after the last candle that opened before an instant. */
  private int until(Instant at) {
    int first = from(at);
    return first < candles.size() && candles.opensAt(first).isBefore(at) ? first + 1 : first;
  }
}
