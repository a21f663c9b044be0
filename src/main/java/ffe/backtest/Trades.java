package ffe.backtest;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.simulation.CandleSource;
import ffe.statistics.ClosedTrade;
import ffe.statistics.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run closed as trades, with how far the price went with and against them. */
final class Trades {

  private static final String NONE = "none";

  private final BacktestRun run;
  private final SortedMap<Instrument, CandleSeries> markets = new TreeMap<>();
  private final SortedMap<Instrument, List<DecisionLine>> ordered = new TreeMap<>();

  Trades(BacktestRun run) {
    this.run = run;
    for (Instrument instrument : run.instruments()) {
      markets.put(instrument, run.candles(instrument));
      ordered.put(
          instrument,
          run.decisions().stream()
              .filter(line -> line.isOrdered() && line.instrument().equals(instrument))
              .toList());
    }
  }

  /** What a trade was made on. */
  CandleSeries candles(Exit exit) {
    return Optional.ofNullable(markets.get(exit.instrument())).orElseThrow();
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
    CandleSeries candles = candles(exit);
    return Math.max(1, until(candles, exit.closedAt()) - from(candles, exit.openedAt()));
  }

  private ClosedTrade closed(Exit exit) {
    double quantity = exit.quantity();
    double entry = exit.opened() / quantity;
    double low = entry;
    double high = entry;
    CandleSeries candles = candles(exit);
    int until = until(candles, exit.closedAt());
    for (int i = from(candles, exit.openedAt()); i < until; i++) {
      low = Math.min(low, candles.low(i));
      high = Math.max(high, candles.high(i));
    }
    Optional<DecisionLine> made = decidedBefore(exit);
    return new ClosedTrade(
        exit.openedAt(),
        exit.closedAt(),
        exit.profit(),
        exit.costs().all(),
        exit.opened(),
        (exit.isShort() ? high - entry : entry - low) * quantity,
        (exit.isShort() ? entry - low : high - entry) * quantity,
        new Labels(
            exit.isShort() ? "short" : "long",
            exit.instrument().toString(),
            made.map(d -> d.regime().name().toLowerCase(Locale.ROOT)).orElse(NONE),
            String.format(Locale.ROOT, "%02d", exit.openedAt().atOffset(ZoneOffset.UTC).getHour()),
            made.map(DecisionLine::supporters).orElse(List.of())));
  }

  /** The entry that a fill came of: the last one that was ordered before it. */
  private Optional<DecisionLine> decidedBefore(Exit exit) {
    List<DecisionLine> lines = Optional.ofNullable(ordered.get(exit.instrument())).orElseThrow();
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).slot().isAfter(exit.openedAt())) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(lines.get(low - 1));
  }

  /** Index of the first candle that closes after an instant. */
  private static int from(CandleSeries candles, Instant at) {
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
  private static int until(CandleSeries candles, Instant at) {
    int first = from(candles, at);
    boolean isWithin =
        first < candles.size()
            && candles.opensAt(first).plus(CandleSource.FIRST_TRADE).isBefore(at);
    return isWithin ? first + 1 : first;
  }
}
