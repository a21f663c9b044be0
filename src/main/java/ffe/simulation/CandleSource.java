package ffe.simulation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.FinishedCandle;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.Offer;
import ffe.market.SidedSeries;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stored candles as a market source: the first ones are history, the rest a feed on their own
 * clock. Of each candle its first price is told as a trade, {@link #FIRST_TRADE} after it opens,
 * and the whole of it when it closes; where a candle is missing nothing is told.
 *
 * <p>A position is the number of the last event handed out: 2 i + 1 for the first price of candle
 * i, 2 i + 2 for its close, one more than the last for the end.
 */
public final class CandleSource implements MarketSource {

  /** Later than an order that a candle's close made was accepted, at usual latencies. */
  public static final Duration FIRST_TRADE = Duration.ofSeconds(1);

  private static final int VOLUME_DECIMALS = 8;

  private final String id;
  private final InstrumentSpec spec;
  private final CandleSeries candles;
  private final Optional<SidedSeries> sides;
  private final Span span;
  private SourcePosition position;

  /**
   * What of its candles is fed.
   *
   * @param history how many come before
   * @param start of the feed
   * @param end of the feed, not before the last candle's
   */
  private record Span(int history, Instant start, Instant end) {

    static Span of(CandleSeries candles, int history) {
      if (history < 1 || history >= candles.size()) {
        throw new IllegalArgumentException(
            "a history of " + history + " candles leaves nothing of " + candles.size());
      }
      return new Span(history, candles.closesAt(history - 1), candles.lastClosesAt());
    }
  }

  /**
   * @param id stable name, {@code candles:} and what it holds
   * @param history how many candles are history; at least one, and at least one is left
   */
  public CandleSource(String id, InstrumentSpec spec, CandleSeries candles, int history) {
    this(id, spec, new Told(candles, Optional.empty()), Span.of(candles, history));
  }

  /** Of bids and asks: orders fill at them, everyone else is told the middle. */
  public CandleSource(String id, InstrumentSpec spec, SidedSeries sides, int history) {
    this(id, spec, Told.of(sides), Span.of(sides.bid(), history));
  }

  /** Candles of trades, or the middle of bids and asks. */
  private record Told(CandleSeries candles, Optional<SidedSeries> sides) {

    static Told of(SidedSeries sides) {
      return new Told(sides.middle(), Optional.of(sides));
    }

    Told until(Instant end) {
      return new Told(candles.knowableAt(end), sides.map(s -> s.knowableAt(end)));
    }
  }

  private CandleSource(String id, InstrumentSpec spec, Told told, Span span) {
    if (!told.candles().instrument().equals(spec.instrument())) {
      throw new IllegalArgumentException(
          "candles of " + told.candles().instrument() + ", not of " + spec.instrument());
    }
    this.id = id;
    this.spec = spec;
    this.candles = told.candles();
    this.sides = told.sides();
    this.span = span;
    this.position = new SourcePosition(2L * span.history(), span.start());
  }

  /**
   * The same recordings over the time that all of them tell: each begins where the last of them
   * begins and ends where the first of them ends, so that none is traded while another is not.
   *
   * @throws IllegalArgumentException if there is no such time
   */
  public static List<CandleSource> together(List<CandleSource> sources) {
    Instant from = sources.stream().map(CandleSource::start).max(Instant::compareTo).orElseThrow();
    Instant to = sources.stream().map(CandleSource::end).min(Instant::compareTo).orElseThrow();
    return sources.stream().map(source -> source.within(from, to)).toList();
  }

  private CandleSource within(Instant from, Instant to) {
    Told told = new Told(candles, sides).until(to);
    int before = candles.knowableAt(from).size();
    if (before >= told.candles().size()) {
      throw new IllegalArgumentException(
          id
              + " of "
              + spec.instrument()
              + " has no candle in the time that all recordings tell, from "
              + from
              + ", after the history of the last to begin, to "
              + to
              + ", where the first ends");
    }
    return new CandleSource(id, spec, told, new Span(before, from, to));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    DateTimeFormatter date =
        DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    return candles.timeframe().label()
        + " candles "
        + date.format(candles.opensAt(0))
        + " to "
        + date.format(end());
  }

  @Override
  public boolean isRecorded() {
    return true;
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  @Override
  public Optional<Timeframe> bars() {
    return Optional.of(candles.timeframe());
  }

  /** Where the feed begins: the end of the history. */
  public Instant start() {
    return span.start();
  }

  /** The last candle's end, or that of recordings it is run with; {@code Ended} carries it. */
  public Instant end() {
    return span.end();
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    SourcePosition at = resumeAfter.orElse(new SourcePosition(2L * span.history(), start()));
    if (at.sequence() < 2L * span.history()
        || at.sequence() > events() + 1
        || at.time().isBefore(time(Math.min(at.sequence(), events())))) {
      throw new IllegalArgumentException("not a position of " + id + ": " + at);
    }
    MarketBook book = MarketBook.ofBars(spec.instrument(), candles.opensAt(0), candles.timeframe());
    for (int i = 0; i < span.history(); i++) {
      book.recall(closed(i));
    }
    for (long told = 2L * span.history() + 1; told <= Math.min(at.sequence(), events()); told++) {
      book.apply(event(told));
    }
    if (at.sequence() > events()) {
      book.apply(new MarketEvent.Ended(end()));
    }
    book.advance(at.time());
    position = at;
    return book;
  }

  @Override
  public SourcePosition position() {
    return position;
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    if (max < 1) {
      throw new IllegalArgumentException("at most " + max + " events");
    }
    List<MarketEvent> told = new ArrayList<>(Math.min(max, 1_000));
    long next = position.sequence() + 1;
    while (next <= events() && told.size() < max && !time(next).isAfter(limit)) {
      told.add(event(next));
      position = new SourcePosition(next, time(next));
      next++;
    }
    if (told.size() < max && position.sequence() == events() && !limit.isBefore(end())) {
      position = new SourcePosition(events() + 1, end());
      told.add(new MarketEvent.Ended(end()));
    }
    return told;
  }

  private long events() {
    return 2L * candles.size();
  }

  private Instant time(long number) {
    int i = (int) ((number - 1) / 2);
    return number % 2 == 1 ? candles.opensAt(i).plus(FIRST_TRADE) : candles.closesAt(i);
  }

  private MarketEvent event(long number) {
    int i = (int) ((number - 1) / 2);
    return number % 2 == 1 ? opened(i) : closed(i);
  }

  /** With the volume of the candle before: how much will trade in this one nobody knows yet. */
  private MarketEvent.Traded opened(int i) {
    return new MarketEvent.Traded(
        new Tick(time(2L * i + 1), price(candles.open(i)), volume(i - 1), 2L * i + 1),
        sides.map(s -> offer(s, i)));
  }

  private MarketEvent.Barred closed(int i) {
    Candle candle = candles.candle(i);
    return new MarketEvent.Barred(
        new FinishedCandle(spec.instrument(), candles.timeframe(), candle),
        new Tick(candles.closesAt(i), price(candle.close()), volume(i), 2L * i + 2),
        sides.map(s -> s.candle(i)));
  }

  private Offer offer(SidedSeries from, int i) {
    return new Offer(price(from.bid().open(i)), price(from.ask().open(i)));
  }

  private Price price(double value) {
    return Untold.price(value, spec.priceTick());
  }

  private Quantity volume(int i) {
    return new Quantity(
        new BigDecimal(candles.volume(i)).setScale(VOLUME_DECIMALS, RoundingMode.HALF_EVEN));
  }

  @Override
  public Optional<MarketSource> another() {
    return Optional.of(new CandleSource(id, spec, new Told(candles, sides), span));
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
