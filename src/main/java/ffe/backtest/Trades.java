package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.simulation.CandleSource;
import ffe.statistics.ClosedTrade;
import ffe.statistics.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run closed as trades, with how far the price went with and against them. */
final class Trades {

  private static final String NONE = "none";

  private final BacktestRun run;
  private final CandleSeries candles;

  Trades(BacktestRun run) {
    this.run = run;
    this.candles = run.candles();
  }

  List<ClosedTrade> closed() {
    return Exit.of(run).stream().map(this::closed).toList();
  }

  /** In the order in which they were closed. */
  List<RunChart.Deal> newest(int max) {
    List<Exit> all = Exit.of(run);
    return all.subList(Math.max(0, all.size() - max), all.size()).stream()
        .map(exit -> RunChart.Deal.of(exit, closed(exit)))
        .toList();
  }

  /** Candles from entry to exit, at least one. */
  int held(Exit exit) {
    return Math.max(1, until(exit.closedAt()) - from(exit.openedAt()));
  }

  private ClosedTrade closed(Exit exit) {
    double quantity = exit.quantity();
    double entry = exit.cost() / quantity;
    double low = entry;
    double high = entry;
    for (int i = from(exit.openedAt()); i < until(exit.closedAt()); i++) {
      low = Math.min(low, candles.low(i));
      high = Math.max(high, candles.high(i));
    }
    Optional<DecisionLine> made = decidedBefore(exit.openedAt());
    return new ClosedTrade(
        exit.openedAt(),
        exit.closedAt(),
        exit.profit(),
        exit.fees(),
        exit.cost(),
        (entry - low) * quantity,
        (high - entry) * quantity,
        new Labels(
            "long",
            exit.first().instrument().toString(),
            made.map(d -> d.regime().name().toLowerCase(Locale.ROOT)).orElse(NONE),
            String.format(Locale.ROOT, "%02d", exit.openedAt().atOffset(ZoneOffset.UTC).getHour()),
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

  /** Index after the last candle that had gone on for longer than its first price. */
  private int until(Instant at) {
    int first = from(at);
    boolean isWithin =
        first < candles.size()
            && candles.opensAt(first).plus(CandleSource.FIRST_TRADE).isBefore(at);
    return isWithin ? first + 1 : first;
  }
}
