package ffe.adapter.venue.feed;

import ffe.market.DataFlaw;
import ffe.market.Instrument;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one connection to a venue, shared by the feeds of all pairs and accounts: connects while a
 * feed wants to hear, subscribes to each pair once, again after a reconnect, and hands on what is
 * heard. Moved by the wire and by a heartbeat; nothing here waits. The line is the lock of its
 * feeds, too.
 *
 * <p>What ends the connection breaks every feed; what concerns one pair or one slow reader breaks
 * that feed alone. With the last feed the connection goes.
 */
public final class VenueLine implements FeedWire.Ear {

  /** Something is heard every second or two of a line that lives; silence for so long is none. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(VenueLine.class.getName());

  private static final Duration BEAT = Duration.ofMillis(250);

  /**
   * What a line works with.
   *
   * @param address of the stream
   * @param nanos only go on
   * @param jitter in [0, 1)
   * @param ear of the trades, before anybody reads them
   * @param doubts what becomes of what is not believed
   */
  public record Setup(
      Dialect dialect,
      URI address,
      ScheduledExecutorService executor,
      InstantSource clock,
      LongSupplier nanos,
      DoubleSupplier jitter,
      TradeEar ear,
      Doubts doubts) {}

  /**
   * What is not believed, and who hears of it.
   *
   * @param farthest a price may be from its neighbours, in percent of the lower; 0 for any
   * @param flaws never waits; from any thread
   */
  public record Doubts(int farthest, Consumer<DataFlaw> flaws) {}

  /** What its feeds work with; the executor runs REST calls and the client's callbacks. */
  record Parts(
      HttpClient client,
      Executor executor,
      SteadyClock clock,
      DoubleSupplier jitter,
      URI uri,
      Dialect dialect,
      Doubts doubts) {}

  private final ScheduledExecutorService beats;
  private final Parts parts;
  private final TradeEar ear;
  private final Backoff reconnect;
  private final List<LiveFeed> feeds = new ArrayList<>();
  private final Guests guests = new Guests();
  private final LineBooks books;

  private Optional<ScheduledFuture<?>> beating = Optional.empty();
  private Optional<FeedWire> wire = Optional.empty();
  private Dialect.Talk talk;
  private boolean isDialing;
  private boolean isOpen;
  private Instant heardAt;
  private Instant pingedAt;
  private Instant connectAt;
  private long droppedBefore;

  public VenueLine(Setup setup) {
    this.beats = setup.executor();
    this.ear = setup.ear();
    this.parts =
        new Parts(
            HttpClient.newBuilder().executor(setup.executor()).build(),
            setup.executor(),
            new SteadyClock(setup.clock(), setup.nanos()),
            setup.jitter(),
            setup.address(),
            setup.dialect(),
            setup.doubts());
    this.reconnect = new Backoff(setup.jitter());
    this.books = new LineBooks(setup.dialect().venue());
    this.talk = setup.dialect().talk();
    this.heardAt = parts.clock().instant();
    this.pingedAt = heardAt;
    this.connectAt = heardAt;
  }

  Parts parts() {
    return parts;
  }

  LineBooks books() {
    return books;
  }

  /** Order books that were dropped, ever; from any thread. */
  public long lostBooks() {
    return books.lost();
  }

  /** Whether the WebSocket is open; from any thread. */
  public synchronized boolean isConnected() {
    return isOpen;
  }

  /** How many feeds share the connection. */
  public synchronized int feeds() {
    return feeds.size();
  }

  /** Trades that were heard and for which no feed had room; their minutes came from REST. */
  public synchronized long dropped() {
    return droppedBefore + feeds.stream().mapToLong(LiveFeed::dropped).sum();
  }

  synchronized Instant heardAt() {
    return heardAt;
  }

  /** A feed begins; it joins with the next heartbeat. */
  synchronized void attach(LiveFeed feed) {
    feeds.add(feed);
    if (beating.isEmpty()) {
      beating =
          Optional.of(
              beats.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /** A feed ends. */
  synchronized void detach(LiveFeed feed) {
    if (feeds.remove(feed)) {
      droppedBefore += feed.dropped();
    }
    leave(feed);
    if (feeds.isEmpty()) {
      beating.ifPresent(b -> b.cancel(false));
      beating = Optional.empty();
    }
  }

  /** A feed wants to hear of its pair. */
  void join(LiveFeed feed) {
    guests.add(feed);
    if (wire.isPresent()) {
      feed.connecting();
    }
    if (isOpen && guests.isAsked(feed.instrument())) {
      feed.asked(parts.clock().instant());
      if (guests.isAnswered(feed.instrument())) {
        feed.subscribed(parts.clock().instant());
      }
    }
  }

  /** A feed wants to hear nothing for now. */
  void leave(LiveFeed feed) {
    if (guests.remove(feed) && guests.isEmpty()) {
      hangUp();
      connectAt = parts.clock().instant();
    }
  }

  /** Looks at the clock, several times a second. Never throws: it must go on. */
  private synchronized void beat() {
    Optional<Duration> set = parts.clock().look();
    Instant now = parts.clock().instant();
    try {
      set.ifPresent(by -> stepped(by, now));
      List.copyOf(feeds).forEach(feed -> feed.beat(now));
      step(now);
    } catch (RuntimeException e) {
      lose("the connection failed: " + e);
    }
  }

  private void stepped(Duration by, Instant now) {
    String way = by.isNegative() ? "back" : "forward";
    String why = "our clock was set " + way + " by " + by.abs().toSeconds() + " s";
    feeds.forEach(feed -> feed.stepped(why, now));
    lose(why);
    // no wait may last longer or shorter for it
    heardAt = now;
    pingedAt = now;
    connectAt = now;
  }

  private void step(Instant now) {
    if (guests.isEmpty()) {
      return;
    }
    if (wire.isEmpty()) {
      if (!now.isBefore(connectAt)) {
        parts.dialect().obstacle().ifPresentOrElse(this::lose, () -> connect(now));
      }
    } else if (Duration.between(heardAt, now).compareTo(SILENCE_MAX) > 0) {
      lose("nothing heard for " + SILENCE_MAX.toSeconds() + " s");
    } else if (isOpen) {
      subscribe();
      books.deaf(now).forEach(talk::doubt);
      talk.due().forEach(this::send);
      if (Duration.between(pingedAt, now).compareTo(talk.pingEvery()) >= 0) {
        pingedAt = now;
        talk.ping().ifPresent(this::send);
      }
    }
    if (feeds.stream().anyMatch(LiveFeed::isFollowing)) {
      reconnect.reset();
    }
  }

  private void connect(Instant now) {
    heardAt = now;
    pingedAt = now;
    talk = parts.dialect().talk();
    guests.all().forEach(LiveFeed::connecting);
    isDialing = true;
    FeedWire made =
        parts
            .dialect()
            .lines()
            .<FeedWire>map(headers -> FeedLines.connect(parts, headers, this))
            .orElseGet(() -> FeedSocket.connect(parts, this));
    if (isDialing) {
      wire = Optional.of(made);
      isDialing = false;
    }
  }

  /** Once for all pairs that came or went since the last heartbeat: venues count messages. */
  private void subscribe() {
    Instant now = parts.clock().instant();
    List<Instrument> gone = guests.gone();
    List<Instrument> come = guests.come();
    for (Instrument instrument : come) {
      guests.of(instrument).forEach(feed -> feed.asked(now));
    }
    if (!gone.isEmpty()) {
      books.left(gone);
      talk.unsubscribe(gone).forEach(this::send);
    }
    if (!come.isEmpty()) {
      talk.subscribe(come).forEach(this::send);
    }
  }

  private void send(String text) {
    wire.ifPresent(w -> w.send(text));
  }

  @Override
  public synchronized void opened(FeedWire from) {
    if (!isCurrent(from) || isOpen) {
      return;
    }
    isOpen = true;
    wire = Optional.of(from);
    heardAt = parts.clock().instant();
    pingedAt = heardAt;
    subscribe();
  }

  @Override
  public synchronized void lost(FeedWire from, String why) {
    if (isCurrent(from)) {
      lose(why);
    }
  }

  @Override
  public synchronized void message(FeedWire from, String text) {
    if (!isCurrent(from)) {
      return;
    }
    heardAt = parts.clock().instant();
    try {
      talk.read(text).forEach(this::take);
    } catch (VenueException e) {
      parts
          .doubts()
          .flaws()
          .accept(
              new DataFlaw(
                  parts.dialect().source(),
                  Optional.empty(),
                  DataFlaw.Kind.UNREADABLE,
                  text,
                  String.valueOf(e.getMessage()),
                  heardAt));
      lose("unreadable message: " + e.getMessage());
    }
    guests.all().forEach(LiveFeed::heard);
  }

  @Override
  public synchronized void refused(FeedWire from, int status, String words) {
    if (isCurrent(from)) {
      talk.refused(status, words).forEach(this::take);
    }
  }

  private boolean isCurrent(FeedWire from) {
    // a connection may open or fail before connect() has returned it
    return isDialing || wire.filter(w -> w == from).isPresent();
  }

  private void take(Frame frame) {
    if (frame instanceof Frame.Trades trades) {
      ear.heard(parts.dialect().source(), trades, heardAt);
      guests.of(trades.instrument()).forEach(feed -> feed.take(trades));
      books.traded(trades.instrument(), heardAt);
    } else if (frame instanceof Frame.Booked booked) {
      books.told(booked, heardAt);
    } else if (frame instanceof Frame.BookLost lost) {
      books.lost(lost);
    } else if (frame instanceof Frame.Subscribed subscribed) {
      guests.answered(subscribed.instrument());
      guests.of(subscribed.instrument()).forEach(feed -> feed.subscribed(heardAt));
    } else if (frame instanceof Frame.Refused refused) {
      guests.refused(refused.instrument());
      guests.of(refused.instrument()).forEach(feed -> feed.lose(refused.why()));
    } else if (frame instanceof Frame.Ending ending) {
      lose(ending.why());
    }
  }

  /** Minutes come from candles; who wants each trade is told those that the venue still tells. */
  void missed(Instrument pair, VenueHistory history) {
    String source = parts.dialect().source();
    if (ear.wants(source, pair)) {
      try {
        parts.executor().execute(() -> tell(source, pair, history));
      } catch (RejectedExecutionException e) {
        LOG.log(Level.FINE, "nobody is left to ask for missed trades", e);
      }
    }
  }

  private void tell(String source, Instrument pair, VenueHistory history) {
    try {
      ear.heard(source, new Frame.Trades(pair, true, history.recent()), parts.clock().instant());
    } catch (VenueException e) {
      LOG.log(Level.WARNING, "missed trades of {0}: {1}", new Object[] {pair, e.getMessage()});
    }
  }

  private void lose(String why) {
    // before anybody hears of it: the wait begins now
    connectAt = parts.clock().instant().plus(reconnect.next());
    hangUp();
    guests.all().forEach(feed -> feed.lost(why));
  }

  private void hangUp() {
    wire.ifPresent(FeedWire::drop);
    wire = Optional.empty();
    isDialing = false;
    isOpen = false;
    books.end();
    guests.begin();
  }
}
