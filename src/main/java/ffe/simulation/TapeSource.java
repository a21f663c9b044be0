package ffe.simulation;

import ffe.canon.Digest;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A recording as a market source: its first part is history, the rest a feed on the recording's own
 * clock. It ends once and never wraps.
 *
 * <p>A position is the sequence number of the last event handed out: a trade's row, or one more
 * than the last row for the end. The sequence says what was told (several trades share a time), the
 * time says where the clock stands. Opening at any position gives the book and the remaining events
 * that an uninterrupted reading would have.
 */
public final class TapeSource implements MarketSource {

  /** How much of a recording is history when nothing else is said. */
  public static final Duration HISTORY = Duration.ofDays(2);

  private static final String BUNDLED = "btcusd-bitstamp-2013-11.csv.gz";

  private final String id;
  private final InstrumentSpec spec;
  private final Tape tape;
  private final Instant start;
  private final long historyRows;
  private SourcePosition position;
  private Optional<Instant> passed = Optional.empty();

  /**
   * @param id stable name, {@code tape:} and what it holds
   * @param history market time from the first trade that is history; the start of the feed is
   *     floored to the minute and must lie inside the recording
   */
  public TapeSource(String id, InstrumentSpec spec, Tape tape, Duration history) {
    this(id, spec, tape, start(tape, history));
  }

  private static Instant start(Tape tape, Duration history) {
    Instant at = Timeframe.M1.floor(tape.first().plus(history));
    if (history.isNegative() || at.isAfter(tape.last())) {
      throw new IllegalArgumentException(
          "a history of " + history + " leaves nothing of " + tape.first() + " to " + tape.last());
    }
    return at;
  }

  private TapeSource(String id, InstrumentSpec spec, Tape tape, Instant start) {
    this.id = id;
    this.spec = spec;
    this.tape = tape;
    this.start = start;
    this.historyRows = tape.countBefore(start);
    this.position = new SourcePosition(historyRows, start);
  }

  /** 100,000 BTC/USD trades on Bitstamp, 25 November to 1 December 2013, 48 hours as history. */
  public static TapeSource bundled() {
    return bundled(HISTORY);
  }

  /** The bundled recording with another length of history. */
  public static TapeSource bundled(Duration history) {
    Tape tape = Tape.read(BUNDLED, TapeSource::bundledBytes);
    return new TapeSource("tape:bitstamp-btcusd-2013-11", bundledSpec(), tape, history);
  }

  private static InputStream bundledBytes() throws IOException {
    InputStream bytes = TapeSource.class.getResourceAsStream("/tape/" + BUNDLED);
    if (bytes == null) {
      throw new FileNotFoundException("it is not on the class path");
    }
    return bytes;
  }

  /** Minimums are our choice: the venue's rules of 2013 are not part of the recording. */
  static InstrumentSpec bundledSpec() {
    return new InstrumentSpec(
        new Venue("BITSTAMP"),
        Instrument.of("BTC-USD"),
        Price.of("0.01"),
        Quantity.of("0.00000001"),
        Quantity.of("0.0001"),
        Money.of("5", Currency.USD));
  }

  @Override
  public String id() {
    return id;
  }

  /** SHA-256 of the recording's file. */
  public Digest digest() {
    return tape.digest();
  }

  @Override
  public String description() {
    DateTimeFormatter day =
        DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    DateTimeFormatter date =
        DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    return "recorded " + day.format(tape.first()) + " to " + date.format(tape.last());
  }

  @Override
  public boolean isRecorded() {
    return true;
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  /** Where the feed begins, on the recording's clock. */
  public Instant start() {
    return start;
  }

  /** Time of the last trade; {@code Ended} carries it. */
  public Instant end() {
    return tape.last();
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    SourcePosition at = resumeAfter.orElse(new SourcePosition(historyRows, start));
    checkInside(at);
    MarketBook book =
        new MarketBook(
            spec.instrument(), spec.hours(), Timeframe.M1.floor(tape.first()), new TreeMap<>());
    long told = Math.min(at.sequence(), tape.size());
    for (long row = 1; row <= told; row++) {
      if (row <= historyRows) {
        book.recall(tape.tick(row));
      } else {
        book.apply(new MarketEvent.Traded(tape.tick(row)));
      }
    }
    if (at.sequence() > tape.size()) {
      book.apply(new MarketEvent.Ended(tape.last()));
    }
    book.advance(at.time());
    position = at;
    passed = Optional.empty();
    return book;
  }

  private void checkInside(SourcePosition at) {
    long told = Math.min(at.sequence(), tape.size());
    boolean inside =
        at.sequence() >= 0
            && at.sequence() <= tape.size() + 1L
            && !at.time().isBefore(told == 0 ? Timeframe.M1.floor(tape.first()) : tape.time(told))
            && !at.time().isAfter(tape.time(Math.min(told + 1, tape.size())));
    if (!inside) {
      throw new IllegalArgumentException("not a position of " + id + ": " + at);
    }
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
    List<MarketEvent> events = new ArrayList<>(Math.min(max, 1_000));
    long row = position.sequence() + 1;
    while (row <= tape.size() && events.size() < max && !tape.time(row).isAfter(limit)) {
      events.add(new MarketEvent.Traded(tape.tick(row)));
      position = new SourcePosition(row, tape.time(row));
      row++;
    }
    if (events.size() < max) {
      last(limit).ifPresent(events::add);
    }
    return events;
  }

  /** What closes a batch: the end of the recording, or the clock at the limit. */
  private Optional<MarketEvent> last(Instant limit) {
    boolean allTold = position.sequence() >= tape.size();
    if (position.sequence() == tape.size() && !limit.isBefore(tape.last())) {
      position = new SourcePosition(tape.size() + 1L, tape.last());
      return Optional.of(new MarketEvent.Ended(tape.last()));
    }
    boolean said = passed.isPresent() && !limit.isAfter(passed.get());
    if (allTold || said || limit.isBefore(position.time())) {
      return Optional.empty();
    }
    passed = Optional.of(limit);
    position = new SourcePosition(position.sequence(), limit);
    return Optional.of(new MarketEvent.Passed(limit));
  }

  @Override
  public Optional<MarketSource> another() {
    return Optional.of(new TapeSource(id, spec, tape, start));
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
