package ffe.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins what a venue recorded during a break to what a book knows: candles that are new, coarser
 * candles made from finer ones, and the state of the candles still open.
 */
final class Backfill {

  private final Instrument instrument;
  private final Optional<TradingHours> hours;
  private final Instant filledTo;
  private final Map<Timeframe, NavigableMap<Instant, Candle>> known =
      new EnumMap<>(Timeframe.class);
  private final List<FinishedCandle> added = new ArrayList<>();

  Backfill(
      Instrument instrument,
      Optional<TradingHours> hours,
      Map<Timeframe, KeptCandles> before,
      MarketEvent.Backfilled missed) {
    this.instrument = instrument;
    this.hours = hours;
    this.filledTo = Timeframe.M1.floor(missed.at());
    for (Timeframe timeframe : Timeframe.values()) {
      known.put(timeframe, new TreeMap<>());
    }
    before.forEach(
        (timeframe, candles) -> candles.all().forEach(c -> of(timeframe).put(c.opensAt(), c)));
    for (FinishedCandle told : missed.candles()) {
      if (told.instrument().equals(instrument)) {
        add(told.timeframe(), told.candle());
      }
    }
    for (Timeframe timeframe : Timeframe.values()) {
      compose(timeframe);
    }
  }

  /** The candles that the book did not have, shortest timeframe first, oldest first. */
  List<FinishedCandle> finished() {
    List<FinishedCandle> sorted = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      added.stream().filter(f -> f.timeframe() == timeframe).forEach(sorted::add);
    }
    return sorted;
  }

  /** Puts every open candle where it would be had nothing been missed. */
  void resume(Map<Timeframe, CandleAssembler> assemblers) {
    Optional<Candle> minute = Optional.empty();
    for (Timeframe timeframe : Timeframe.values()) {
      CandleAssembler assembler = assemblers.get(timeframe);
      if (assembler == null) {
        continue;
      }
      Instant opensAt = timeframe.floor(filledTo);
      Optional<Double> price = closeBefore(filledTo);
      if (timeframe == Timeframe.M1) {
        minute = assembler.unfinished().filter(c -> c.opensAt().equals(opensAt));
        if (minute.isEmpty() && price.isPresent()) {
          assembler.restart(opensAt, price.get());
        }
      } else if (price.isPresent()) {
        assembler.restart(opensAt, closeBefore(opensAt).orElse(price.get()));
        pieces(timeframe, opensAt, filledTo).forEach(assembler::absorb);
        minute.ifPresent(assembler::absorb);
      }
    }
  }

  private NavigableMap<Instant, Candle> of(Timeframe timeframe) {
    NavigableMap<Instant, Candle> candles = known.get(timeframe);
    if (candles == null) {
      throw new IllegalStateException("no candles of " + timeframe);
    }
    return candles;
  }

  private void add(Timeframe timeframe, Candle candle) {
    NavigableMap<Instant, Candle> candles = of(timeframe);
    if (!timeframe.floor(candle.opensAt()).equals(candle.opensAt())) {
      throw new IllegalArgumentException(candle + " is off the " + timeframe.label() + " grid");
    }
    if (candles.isEmpty() || candle.opensAt().isAfter(candles.lastKey())) {
      candles.put(candle.opensAt(), candle);
      added.add(new FinishedCandle(instrument, timeframe, candle));
    }
  }

  /** Makes the finished candles that were not told from finer ones. */
  private void compose(Timeframe timeframe) {
    Optional<Instant> first =
        known.entrySet().stream()
            .filter(e -> e.getKey().compareTo(timeframe) < 0 && !e.getValue().isEmpty())
            .map(e -> e.getValue().firstKey())
            .min(Comparator.naturalOrder());
    if (first.isEmpty()) {
      return;
    }
    Instant opensAt =
        of(timeframe).isEmpty()
            ? timeframe.floor(first.get())
            : of(timeframe).lastKey().plus(timeframe.length());
    for (Instant end = opensAt.plus(timeframe.length());
        !end.isAfter(filledTo);
        end = end.plus(timeframe.length())) {
      List<Candle> pieces = pieces(timeframe, opensAt, end);
      CandleAssembler whole = new CandleAssembler(timeframe, hours);
      whole.restart(opensAt, closeBefore(opensAt).orElseGet(() -> pieces.get(0).open()));
      pieces.forEach(whole::absorb);
      whole.roll(end).forEach(candle -> add(timeframe, candle));
      opensAt = end;
    }
  }

  /**
   * The fewest finished finer candles that cover a span; nothing is known before the first one, and
   * nothing is to be known while the market is closed.
   */
  private List<Candle> pieces(Timeframe timeframe, Instant from, Instant to) {
    List<Candle> found = new ArrayList<>();
    Instant at = from;
    while (at.isBefore(to)) {
      Optional<FinishedCandle> piece = longest(timeframe, at, to);
      if (piece.isPresent()) {
        found.add(piece.get().candle());
        at = at.plus(piece.get().timeframe().length());
      } else if (isClosed(at) || (found.isEmpty() && !isAnythingKnownBefore(at))) {
        at = at.plus(Timeframe.M1.length());
      } else {
        throw new IllegalArgumentException(
            "the backfill of " + instrument + " leaves a hole at " + at);
      }
    }
    return found;
  }

  private boolean isClosed(Instant minute) {
    return hours.filter(h -> h.isClosed(minute, Timeframe.M1.next(minute))).isPresent();
  }

  private Optional<FinishedCandle> longest(Timeframe below, Instant at, Instant to) {
    Optional<FinishedCandle> found = Optional.empty();
    for (Timeframe finer : Timeframe.values()) {
      Candle candle = of(finer).get(at);
      boolean fits = finer.compareTo(below) < 0 && !at.plus(finer.length()).isAfter(to);
      if (candle != null && fits) {
        found = Optional.of(new FinishedCandle(instrument, finer, candle));
      }
    }
    return found;
  }

  private boolean isAnythingKnownBefore(Instant at) {
    return known.values().stream().anyMatch(c -> c.lowerKey(at) != null);
  }

  /** The close of the candle that ended last before or at an instant. */
  private Optional<Double> closeBefore(Instant at) {
    Optional<Double> close = Optional.empty();
    Instant latest = Instant.MIN;
    for (Timeframe timeframe : Timeframe.values()) {
      Map.Entry<Instant, Candle> last = of(timeframe).floorEntry(at.minus(timeframe.length()));
      if (last != null && last.getKey().plus(timeframe.length()).isAfter(latest)) {
        latest = last.getKey().plus(timeframe.length());
        close = Optional.of(last.getValue().close());
      }
    }
    return close;
  }
}
