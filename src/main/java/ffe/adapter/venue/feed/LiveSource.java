package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.SecondPrice;
import ffe.market.SourceChangedException;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Live trades of one pair at a venue. The session clock is UTC now while the feed is broken, and
 * the last frame heard while it is followed: of a pair nobody trades that is as long ago as its
 * venue is silent or not asked, a second or two, and never more than {@link VenueLine#SILENCE_MAX}.
 *
 * <p>The feed is broken from {@link #open} until the subscription stands and the minutes since the
 * last one remembered are known. Opening asks the {@link VenueMemory} only, so that a lane can be
 * halted and closed while the venue does not answer. When its rules of the pair turn out to be
 * others than those remembered, {@link #read} throws a {@link SourceChangedException}. Used by one
 * thread; its own work runs on the executor.
 */
public final class LiveSource implements MarketSource {

  /** Events kept for a reader that is behind. */
  static final int EVENTS_MAX = 20_000;

  /**
   * What a source works with.
   *
   * @param line to the venue, shared by all sources there
   * @param history of the pair
   */
  public record Setup(VenueLine line, VenueHistory history, VenueMemory memory) {}

  private final Setup setup;
  private final Instrument instrument;
  private final int eventsMax;
  private final Supplier<Optional<SecondPrice>> second;
  private final VenueHistory history;
  private final InstrumentSpec spec;
  private final SteadyClock clock;
  private volatile Optional<String> change = Optional.empty();
  private volatile boolean areRulesChecked;
  private Optional<Inbox> inbox = Optional.empty();
  private volatile Optional<LiveFeed> feed = Optional.empty();

  public LiveSource(Setup setup, Instrument instrument) {
    this(setup, instrument, EVENTS_MAX);
  }

  LiveSource(Setup setup, Instrument instrument, int eventsMax) {
    this(setup, instrument, eventsMax, Optional::empty);
  }

  /**
   * @param second what another tells of the instrument; never waits
   */
  public LiveSource(Setup setup, Instrument instrument, Supplier<Optional<SecondPrice>> second) {
    this(setup, instrument, EVENTS_MAX, second);
  }

  private LiveSource(
      Setup setup, Instrument instrument, int eventsMax, Supplier<Optional<SecondPrice>> second) {
    this.second = second;
    this.setup = setup;
    this.instrument = instrument;
    this.eventsMax = eventsMax;
    this.history = setup.history();
    this.clock = setup.line().parts().clock();
    this.spec = setup.memory().spec(instrument).orElseGet(history::unknown);
  }

  @Override
  public String id() {
    return setup.line().parts().dialect().source();
  }

  @Override
  public String description() {
    return "live trades of " + instrument + " at " + venue();
  }

  @Override
  public boolean isRecorded() {
    return false;
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  @Override
  public Optional<SecondPrice> second() {
    return second.get();
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    if (feed.isPresent()) {
      throw new IllegalStateException("a source is opened once");
    }
    Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // never before what a former run was told
    Instant start =
        resumeAfter.map(SourcePosition::time).filter(t -> t.isAfter(asked)).orElse(asked);
    long lastId = resumeAfter.map(SourcePosition::sequence).orElse(0L);
    String reason = "connecting to " + venue();
    MarketBook book = new MarketBook(instrument, spec.hours(), start, remembered(start));
    book.apply(new MarketEvent.Broke(start, reason));
    VenueLine.Doubts doubts = setup.line().parts().doubts();
    PriceSieve sieve =
        new PriceSieve(
            new PriceSieve.Setup(id(), instrument, doubts.farthest(), second, doubts.flaws()));
    Inbox queue = new Inbox(clock, eventsMax, sieve, new SourcePosition(lastId, start), reason);
    LiveFeed started =
        new LiveFeed(
            setup.line(),
            instrument,
            history,
            new LiveFeed.Beginning(
                queue,
                missingFrom(book.candles(instrument, Timeframe.M1, 1)),
                resumeAfter.map(r -> Timeframe.M1.next(r.time())).orElse(Instant.MIN),
                this::checkRules));
    inbox = Optional.of(queue);
    feed = Optional.of(started);
    started.open();
    return book;
  }

  private String venue() {
    return setup.line().parts().dialect().venue();
  }

  private static Instant missingFrom(CandleSeries minutes) {
    return minutes.isEmpty() ? Instant.EPOCH : minutes.lastClosesAt();
  }

  private SortedMap<String, CandleSeries> remembered(Instant until) {
    SortedMap<String, CandleSeries> all = new TreeMap<>();
    for (Timeframe timeframe : Timeframe.values()) {
      List<Candle> candles =
          setup.memory().candles(instrument, timeframe, until, MarketBook.CANDLES_MAX);
      all.put(timeframe.label(), CandleSeries.of(instrument, timeframe, candles));
    }
    return all;
  }

  /** The feed is not followed by rules that are not the venue's; asked once a source. */
  private void checkRules() {
    if (areRulesChecked) {
      return;
    }
    InstrumentSpec told = history.spec();
    setup.memory().keep(told);
    if (!told.equals(spec)) {
      String why = venue() + "'s rules of " + instrument + " are known now, or others than before";
      change = Optional.of(why);
      throw new VenueException.Permanent(why);
    }
    areRulesChecked = true;
  }

  @Override
  public SourcePosition position() {
    return opened().position();
  }

  @Override
  public Duration behind(Instant told) {
    Instant now = clock.instant();
    return now.isAfter(told) ? Duration.between(told, now) : Duration.ZERO;
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    change.ifPresent(
        why -> {
          throw new SourceChangedException(why);
        });
    return opened().read(limit, max);
  }

  @Override
  public void close() {
    feed.ifPresent(LiveFeed::close);
  }

  /** Whether the WebSocket is open; from any thread. */
  public boolean isConnected() {
    return feed.map(LiveFeed::isConnected).orElse(false);
  }

  /** Trades that were heard and not told for want of room; their minutes came from REST. */
  @Override
  public long dropped() {
    return feed.map(f -> dropped(f)).orElse(0L);
  }

  private long dropped(LiveFeed of) {
    synchronized (setup.line()) {
      return of.dropped();
    }
  }

  @Override
  public Optional<Depth> depth() {
    return feed.map(LiveFeed::depth);
  }

  /** How the connection stands, for tests. */
  LiveFeed feed() {
    return feed.orElseThrow(() -> new IllegalStateException("the source is not open"));
  }

  private Inbox opened() {
    return inbox.orElseThrow(() -> new IllegalStateException("the source is not open"));
  }
}
