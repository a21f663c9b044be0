package ffe.adapter.venue.kraken;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.SourceChangedException;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Live trades of one pair at Kraken. The session clock is UTC now while the feed is broken, and the
 * last frame heard, at most about a second ago, while it is followed.
 *
 * <p>The feed is broken from {@link #open} until the subscription stands and the minutes since the
 * last one remembered are known. Opening asks the {@link KrakenMemory} only, so that a lane can be
 * halted and closed while Kraken does not answer. When Kraken's rules of the pair turn out to be
 * others than those remembered, {@link #read} throws a {@link SourceChangedException}. Used by one
 * thread; its own work runs on the executor.
 */
public final class KrakenSource implements MarketSource {

  /** Events kept for a reader that is behind. */
  static final int EVENTS_MAX = 20_000;

  private static final Duration BEAT = Duration.ofMillis(250);

  /** What a source works with: {@code nanos} only go on, {@code jitter} is in [0, 1). */
  public record Setup(
      KrakenSettings settings,
      KrakenPublic rest,
      ScheduledExecutorService executor,
      InstantSource clock,
      LongSupplier nanos,
      DoubleSupplier jitter,
      KrakenMemory memory) {}

  private final Setup setup;
  private final Instrument instrument;
  private final int eventsMax;
  private final KrakenHistory history;
  private final InstrumentSpec spec;
  private final SteadyClock clock;
  private volatile Optional<String> change = Optional.empty();
  private volatile boolean areRulesChecked;
  private Optional<KrakenInbox> inbox = Optional.empty();
  private volatile Optional<KrakenFeed> feed = Optional.empty();
  private Optional<ScheduledFuture<?>> beats = Optional.empty();

  public KrakenSource(Setup setup, Instrument instrument) {
    this(setup, instrument, EVENTS_MAX);
  }

  KrakenSource(Setup setup, Instrument instrument, int eventsMax) {
    this.setup = setup;
    this.instrument = instrument;
    this.eventsMax = eventsMax;
    this.history = new KrakenHistory(setup.rest(), instrument);
    this.clock = new SteadyClock(setup.clock(), setup.nanos());
    this.spec = setup.memory().spec(instrument).orElseGet(() -> KrakenHistory.unknown(instrument));
  }

  @Override
  public String id() {
    return "kraken";
  }

  @Override
  public String description() {
    return "live trades of " + instrument + " at Kraken";
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
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    if (feed.isPresent()) {
      throw new IllegalStateException("a source is opened once");
    }
    Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // never before what a former run was told
    Instant start =
        resumeAfter.map(SourcePosition::time).filter(t -> t.isAfter(asked)).orElse(asked);
    long lastId = resumeAfter.map(SourcePosition::sequence).orElse(0L);
    String reason = "connecting to Kraken";
    MarketBook book = new MarketBook(instrument, start, remembered(start));
    book.apply(new MarketEvent.Broke(start, reason));
    KrakenInbox queue =
        new KrakenInbox(clock, eventsMax, new SourcePosition(lastId, start), reason);
    HttpClient client = HttpClient.newBuilder().executor(setup.executor()).build();
    KrakenFeed started =
        new KrakenFeed(
            new KrakenFeed.Parts(
                client, setup.executor(), clock, setup.jitter(), setup.settings().webSocketUrl()),
            instrument.base() + "/" + instrument.quote(),
            history,
            queue,
            new KrakenFeed.Beginning(
                missingFrom(book.candles(instrument, Timeframe.M1, 1)),
                resumeAfter.map(r -> Timeframe.M1.next(r.time())).orElse(Instant.MIN),
                this::checkRules));
    inbox = Optional.of(queue);
    feed = Optional.of(started);
    beats =
        Optional.of(
            setup
                .executor()
                .scheduleWithFixedDelay(started::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS));
    return book;
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

  /** The feed is not followed by rules that are not Kraken's; asked once a source. */
  private void checkRules() {
    if (areRulesChecked) {
      return;
    }
    InstrumentSpec told = history.spec();
    setup.memory().keep(told);
    if (!told.equals(spec)) {
      String why = "Kraken's rules of " + instrument + " are known now, or others than before";
      change = Optional.of(why);
      throw new KrakenException.Permanent(why);
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
    beats.ifPresent(b -> b.cancel(false));
    feed.ifPresent(KrakenFeed::close);
  }

  /** Whether the WebSocket is open; from any thread. */
  public boolean isConnected() {
    return feed.map(KrakenFeed::isConnected).orElse(false);
  }

  /** How the connection stands, for tests. */
  KrakenFeed feed() {
    return feed.orElseThrow(() -> new IllegalStateException("the source is not open"));
  }

  private KrakenInbox opened() {
    return inbox.orElseThrow(() -> new IllegalStateException("the source is not open"));
  }
}
