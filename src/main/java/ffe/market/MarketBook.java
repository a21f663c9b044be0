package ffe.market;

import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The market as known at the session clock: finished candles per timeframe and the last tick of one
 * instrument. Fed by the events of a source, in order. Used by one thread.
 */
public final class MarketBook implements MarketData {

  /** Candles kept per timeframe; older ones are in the store. */
  public static final int CANDLES_MAX = 2_000;

  /** Finer than any step; the exact value of a double has more digits than a price may. */
  private static final int ASK_DECIMALS = 12;

  private final Instrument instrument;
  private final boolean isOfBars;
  private final Optional<TradingHours> hours;
  private final Map<Timeframe, CandleAssembler> assemblers = new EnumMap<>(Timeframe.class);
  private final Map<Timeframe, KeptCandles> finished = new EnumMap<>(Timeframe.class);
  private Instant now;
  private Optional<Tick> lastTick = Optional.empty();
  private Optional<Offer> offer = Optional.empty();
  private Optional<SidedCandle> sides = Optional.empty();
  private FeedState state = FeedState.WARMING_UP;
  private String stateReason = "no event of the feed yet";

  /** Of an instrument that is traded day and night. */
  public MarketBook(Instrument instrument, Instant start, SortedMap<String, CandleSeries> history) {
    this(instrument, Optional.empty(), start, history);
  }

  /**
   * @param hours when it is traded; empty for day and night
   */
  public MarketBook(
      Instrument instrument,
      Optional<TradingHours> hours,
      Instant start,
      SortedMap<String, CandleSeries> history) {
    this(instrument, hours, start, false);
    for (Timeframe timeframe : Timeframe.values()) {
      CandleAssembler assembler = new CandleAssembler(timeframe, hours);
      KeptCandles candles = kept(timeframe);
      CandleSeries series = history.get(timeframe.label());
      if (series != null) {
        CandleSeries kept = series.last(CANDLES_MAX);
        for (int i = 0; i < kept.size(); i++) {
          candles.add(kept.candle(i));
        }
        assembler.continueAfter(kept);
      }
      assemblers.put(timeframe, assembler);
    }
  }

  private MarketBook(
      Instrument instrument, Optional<TradingHours> hours, Instant start, boolean isOfBars) {
    this.instrument = instrument;
    this.hours = hours;
    this.now = start;
    this.isOfBars = isOfBars;
  }

  /**
   * A book that is told candles in place of trades: it has no shorter ones, and makes the longer
   * ones from them. Where no candle is told there is none.
   */
  public static MarketBook ofBars(Instrument instrument, Instant start, Timeframe bars) {
    MarketBook book = new MarketBook(instrument, Optional.empty(), start, true);
    for (Timeframe timeframe : Timeframe.values()) {
      if (timeframe.compareTo(bars) >= 0) {
        book.assemblers.put(timeframe, CandleAssembler.ofBars(timeframe));
      }
    }
    return book;
  }

  private KeptCandles kept(Timeframe timeframe) {
    return finished.computeIfAbsent(timeframe, t -> new KeptCandles(instrument, t, CANDLES_MAX));
  }

  /**
   * Advances the clock to the event and takes it in. Returns the candles that became finished
   * before it, shortest timeframe first.
   *
   * @throws IllegalStateException if the event lies before the session clock
   */
  public List<FinishedCandle> apply(MarketEvent event) {
    if (event instanceof MarketEvent.Backfilled missed) {
      return backfill(missed);
    }
    if (event instanceof MarketEvent.Barred barred) {
      turn(FeedState.LIVE, "");
      return bar(barred);
    }
    if (event instanceof MarketEvent.Traded || event instanceof MarketEvent.Restored) {
      turn(FeedState.LIVE, "");
    }
    if (event instanceof MarketEvent.Broke broke && state == FeedState.WARMING_UP) {
      // nothing was heard since the history, so whether anybody traded is not known
      turn(FeedState.BROKEN, broke.why());
    }
    List<FinishedCandle> out = advance(event.at());
    if (event instanceof MarketEvent.Traded traded) {
      take(traded.tick());
      offer = traded.offer();
    } else if (event instanceof MarketEvent.Broke broke) {
      turn(FeedState.BROKEN, broke.why());
    } else if (event instanceof MarketEvent.Ended) {
      turn(FeedState.ENDED, "the recording is over");
    }
    return out;
  }

  /**
   * Takes a tick of history in: candles and last tick as after {@link #apply}, but the feed is not
   * live by it.
   */
  public void recall(Tick tick) {
    advance(tick.time());
    take(tick);
  }

  /** As {@link #recall(Tick)} for a candle of history. */
  public void recall(MarketEvent.Barred barred) {
    bar(barred);
  }

  private void take(Tick tick) {
    lastTick = Optional.of(tick);
    offer = Optional.empty();
    sides = Optional.empty();
    if (!isOfBars) {
      assemblers.values().forEach(a -> a.add(tick));
    }
  }

  private List<FinishedCandle> bar(MarketEvent.Barred barred) {
    Candle candle = barred.bar().candle();
    List<FinishedCandle> out = new ArrayList<>();
    if (candle.opensAt().isAfter(now)) {
      out.addAll(advance(candle.opensAt()));
    }
    assemblers.values().forEach(a -> a.absorb(candle));
    out.addAll(advance(barred.at()));
    lastTick = Optional.of(barred.last());
    offer = Optional.empty();
    sides = barred.sides();
    return out;
  }

  /**
   * Moves the clock without an event, so that a cycle can run at a candle's very close. While the
   * feed is broken no candle finishes: a flat one would say that nobody traded, which nobody knows.
   */
  public List<FinishedCandle> advance(Instant to) {
    if (to.isBefore(now)) {
      throw new IllegalStateException("market time went back from " + now + " to " + to);
    }
    now = to;
    List<FinishedCandle> out = new ArrayList<>();
    if (state == FeedState.BROKEN) {
      return out;
    }
    assemblers.forEach(
        (timeframe, assembler) -> {
          for (Candle candle : assembler.roll(to)) {
            out.add(keep(timeframe, candle));
          }
        });
    return out;
  }

  private FinishedCandle keep(Timeframe timeframe, Candle candle) {
    kept(timeframe).add(candle);
    return new FinishedCandle(instrument, timeframe, candle);
  }

  private List<FinishedCandle> backfill(MarketEvent.Backfilled missed) {
    if (missed.at().isBefore(now)) {
      throw new IllegalStateException("market time went back from " + now + " to " + missed.at());
    }
    now = missed.at();
    Backfill work = new Backfill(instrument, hours, finished, missed);
    List<FinishedCandle> out = new ArrayList<>();
    work.finished().forEach(f -> out.add(keep(f.timeframe(), f.candle())));
    work.resume(assemblers);
    return out;
  }

  private void turn(FeedState next, String reason) {
    state = next;
    stateReason = reason;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public CandleSeries candles(Instrument wanted, Timeframe timeframe, int count) {
    return wanted.equals(instrument)
        ? kept(timeframe).last(count)
        : CandleSeries.of(wanted, timeframe, List.of());
  }

  /** The candle that is still open, to be shown as unfinished only. */
  public Optional<Candle> unfinished(Timeframe timeframe) {
    CandleAssembler assembler = assemblers.get(timeframe);
    return assembler == null ? Optional.empty() : assembler.unfinished();
  }

  @Override
  public Optional<Tick> lastTick(Instrument wanted) {
    return wanted.equals(instrument) ? lastTick : Optional.empty();
  }

  /** What was asked with the last tick, where the source tells it. */
  public Optional<Price> lastAsk() {
    return offer.map(Offer::ask).or(() -> sides.map(s -> asked(s.ask().close())));
  }

  private static Price asked(double value) {
    return new Price(new BigDecimal(value).setScale(ASK_DECIMALS, RoundingMode.HALF_EVEN));
  }

  @Override
  public FeedState state() {
    return state;
  }

  @Override
  public String stateReason() {
    return stateReason;
  }
}
