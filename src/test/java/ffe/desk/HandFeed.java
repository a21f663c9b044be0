package ffe.desk;

import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.QuietHours;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A live feed that tells what the test puts in, and fails when the test says so. */
public final class HandFeed implements MarketSource {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  public static final Instrument BTC = Instrument.of("BTC-USD");

  private final String id;
  private final InstrumentSpec spec;
  private final Deque<MarketEvent> events = new ArrayDeque<>();
  private SourcePosition position = new SourcePosition(0, START);
  private Optional<RuntimeException> failure = Optional.empty();
  private long ticks;
  private boolean isClosed;
  private boolean refuses;
  private Optional<Depth> told = Optional.empty();

  public HandFeed(String id) {
    this(id, BTC);
  }

  public HandFeed(String id, Instrument instrument) {
    this.id = id;
    this.spec = spec(instrument);
  }

  private static InstrumentSpec spec(Instrument instrument) {
    return new InstrumentSpec(
        new Venue("KRAKEN"),
        instrument,
        Price.of("0.01"),
        Quantity.of("0.0001"),
        Quantity.of("0.001"),
        Money.of("5", Currency.USD));
  }

  /** A trade every ten seconds for a while, from where the feed stands. */
  public HandFeed flat(Duration length, String price) {
    Instant from = events.isEmpty() ? position.time() : events.getLast().at();
    for (Instant at = from; at.isBefore(from.plus(length)); at = at.plusSeconds(10)) {
      events.add(
          new MarketEvent.Traded(new Tick(at, Price.of(price), Quantity.of("1000"), ++ticks)));
    }
    return this;
  }

  /** What it says of its order book from now on. */
  public void tell(Depth depth) {
    told = Optional.of(depth);
  }

  public void failWith(RuntimeException e) {
    failure = Optional.of(e);
  }

  public void refuse() {
    refuses = true;
  }

  public boolean isClosed() {
    return isClosed;
  }

  public int untold() {
    return events.size();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return "told by hand";
  }

  @Override
  public boolean isRecorded() {
    return id.equals("tape");
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    if (refuses) {
      throw new IllegalStateException(spec.instrument() + " does not open");
    }
    position = resumeAfter.orElse(position);
    return new MarketBook(
        spec.instrument(), position.time(), QuietHours.before(position.time(), spec.instrument()));
  }

  @Override
  public SourcePosition position() {
    return position;
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    failure.ifPresent(
        e -> {
          throw e;
        });
    List<MarketEvent> out = new ArrayList<>();
    while (!events.isEmpty() && out.size() < max && !events.getFirst().at().isAfter(limit)) {
      out.add(events.removeFirst());
    }
    if (!out.isEmpty()) {
      position = new SourcePosition(ticks, out.get(out.size() - 1).at());
    }
    return out;
  }

  @Override
  public Optional<Depth> depth() {
    return told;
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
