package ffe.trading;

import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.QuietHours;
import ffe.market.SecondPrice;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.TradingHours;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A market written down event by event, told like a recording or like a live feed. */
final class HandMarket implements MarketSource {

  static final Instant START = Instant.parse("2024-01-08T00:00:00Z");
  static final Instrument BTC = Instrument.of("BTC-USD");
  static final InstrumentSpec SPEC = spec(BTC);

  private final boolean recorded;
  private InstrumentSpec spec = SPEC;
  private final List<MarketEvent> events = new ArrayList<>();
  private Optional<SecondPrice> second = Optional.empty();
  private long ticks;
  private int next;
  private Supplier<Duration> behind = () -> Duration.ZERO;
  private SourcePosition position = new SourcePosition(0, START);
  private Instant opensAt = START;

  private HandMarket(boolean recorded) {
    this.recorded = recorded;
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

  /** Of another instrument than BTC-USD. */
  HandMarket of(Instrument other) {
    spec = spec(other);
    return this;
  }

  /** Traded at some hours only. */
  HandMarket during(TradingHours hours) {
    spec = spec.at(Optional.of(hours));
    return this;
  }

  /** Another tells of it, too. */
  HandMarket second(SecondPrice told) {
    second = Optional.of(told);
    return this;
  }

  @Override
  public Optional<SecondPrice> second() {
    return second;
  }

  static HandMarket recording() {
    return new HandMarket(true);
  }

  static HandMarket feed() {
    return new HandMarket(false);
  }

  static Instant at(String minutesAndSeconds) {
    String[] parts = minutesAndSeconds.split(":", -1);
    return START.plus(
        Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1])));
  }

  /** The feed's clock runs ahead of what was read. */
  void behind(Supplier<Duration> by) {
    behind = by;
  }

  @Override
  public Duration behind(Instant told) {
    return behind.get();
  }

  HandMarket tick(Instant at, String price, String quantity) {
    ticks++;
    return event(
        new MarketEvent.Traded(new Tick(at, Price.of(price), Quantity.of(quantity), ticks)));
  }

  HandMarket tick(String at, String price) {
    return tick(at(at), price, "1000");
  }

  /** A trade every ten seconds from a time, until before another. */
  HandMarket flat(String from, String to, String price) {
    for (Instant at = at(from); at.isBefore(at(to)); at = at.plusSeconds(10)) {
      tick(at, price, "1000");
    }
    return this;
  }

  HandMarket event(MarketEvent event) {
    events.add(event);
    return this;
  }

  /** All events, in order. */
  List<MarketEvent> told() {
    return List.copyOf(events);
  }

  HandMarket ended(String at) {
    return event(new MarketEvent.Ended(at(at)));
  }

  @Override
  public String id() {
    return "tape:hand";
  }

  @Override
  public String description() {
    return "written by hand";
  }

  @Override
  public boolean isRecorded() {
    return recorded;
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    position = resumeAfter.orElse(new SourcePosition(0, START));
    MarketBook book =
        new MarketBook(
            spec.instrument(), spec.hours(), START, QuietHours.before(START, spec.instrument()));
    next = 0;
    while (next < events.size() && wasTold(events.get(next))) {
      book.apply(events.get(next));
      next++;
    }
    book.advance(position.time());
    if (opensAt.isAfter(book.now())) {
      book.advance(opensAt);
      position = new SourcePosition(position.sequence(), opensAt);
      while (next < events.size() && !events.get(next).at().isAfter(opensAt)) {
        next++;
      }
    }
    return book;
  }

  /** When it is opened next, time will have passed as far as this, and trades were missed. */
  void awayUntil(String time) {
    opensAt = at(time);
  }

  private boolean wasTold(MarketEvent event) {
    return event instanceof MarketEvent.Traded traded
        ? traded.tick().sequence() <= position.sequence()
        : !(event instanceof MarketEvent.Ended) && !event.at().isAfter(position.time());
  }

  @Override
  public SourcePosition position() {
    return position;
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    List<MarketEvent> out = new ArrayList<>();
    while (next < events.size() && out.size() < max && !events.get(next).at().isAfter(limit)) {
      out.add(events.get(next));
      next++;
    }
    boolean over = next > 0 && events.get(next - 1) instanceof MarketEvent.Ended;
    Instant last = out.isEmpty() ? position.time() : out.get(out.size() - 1).at();
    if (out.size() < max && !over && limit.isAfter(last)) {
      out.add(new MarketEvent.Passed(limit));
      last = limit;
    }
    position = new SourcePosition(position.sequence(), last);
    return out;
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
