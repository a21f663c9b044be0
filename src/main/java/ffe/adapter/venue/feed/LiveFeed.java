package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * Keeps one subscription alive: connects, subscribes, closes the gap, follows; on a loss waits and
 * begins again. Moved by the socket and by {@link #beat}; nothing here waits.
 *
 * <pre>
 * WAITING -> OPENING -> SUBSCRIBING -> RECOVERING -> FOLLOWING
 *    ^----------- lost, silent, refused, unreadable ----+
 * </pre>
 */
final class LiveFeed implements FeedSocket.Ear, GapCloser.Line {

  /** Something is heard every second or two of a line that lives; silence for so long is none. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** Whoever does not answer a subscription for so long will not. */
  static final Duration SUBSCRIBING_MAX = Duration.ofSeconds(10);

  enum Phase {
    WAITING,
    OPENING,
    SUBSCRIBING,
    RECOVERING,
    FOLLOWING
  }

  /** What the feed works with; the executor runs REST calls and the client's callbacks. */
  record Parts(
      HttpClient client,
      Executor executor,
      SteadyClock clock,
      DoubleSupplier jitter,
      URI uri,
      Dialect dialect) {}

  /**
   * Where the reader's book begins.
   *
   * @param inbox where events go
   * @param missingFrom the first minute that the book does not have whole
   * @param freshFrom the first minute of which no trade was told to a former run
   * @param check asks the venue whether the book may be followed at all; throws when it may not
   */
  record Beginning(Inbox inbox, Instant missingFrom, Instant freshFrom, Runnable check) {}

  private final Parts parts;
  private final Instrument instrument;
  private final Inbox inbox;
  private final Backoff reconnect;
  private final GapCloser gap;

  private Phase phase = Phase.WAITING;
  private Dialect.Talk talk;
  private Optional<FeedSocket> socket = Optional.empty();
  private Instant heardAt;
  private Instant openedAt;
  private Instant pingedAt;
  private Instant connectAt;
  private long pings;
  private boolean isClosed;

  LiveFeed(Parts parts, Instrument instrument, VenueHistory history, Beginning beginning) {
    this.parts = parts;
    this.instrument = instrument;
    this.talk = parts.dialect().talk(instrument);
    this.inbox = beginning.inbox();
    this.reconnect = new Backoff(parts.jitter());
    this.heardAt = parts.clock().instant();
    this.openedAt = heardAt;
    this.pingedAt = heardAt;
    this.connectAt = heardAt;
    this.gap = new GapCloser(this, parts, history, beginning);
  }

  synchronized Phase phase() {
    return phase;
  }

  /** Whether the REST side is being asked. */
  synchronized boolean isRefilling() {
    return gap.isAsking();
  }

  synchronized Instant heardAt() {
    return heardAt;
  }

  /** Looks at the clock; to be called several times a second. Never throws: it must go on. */
  synchronized void beat() {
    try {
      step();
    } catch (RuntimeException e) {
      lose("the feed failed: " + e);
    }
  }

  private void step() {
    Optional<Duration> set = parts.clock().look();
    Instant now = parts.clock().instant();
    if (isClosed) {
      return;
    }
    if (set.isPresent()) {
      String way = set.get().isNegative() ? "back" : "forward";
      inbox.stepped("our clock was set " + way + " by " + set.get().abs().toSeconds() + " s");
      lose(inbox.reason());
      // no wait may last longer or shorter for it
      heardAt = now;
      pingedAt = now;
      connectAt = now;
    }
    if (phase == Phase.WAITING) {
      if (!now.isBefore(connectAt)) {
        phase = Phase.OPENING;
        heardAt = now;
        pingedAt = now;
        talk = parts.dialect().talk(instrument);
        socket = Optional.of(FeedSocket.connect(parts, this));
      }
    } else if (Duration.between(heardAt, now).compareTo(SILENCE_MAX) > 0) {
      lose("nothing heard for " + SILENCE_MAX.toSeconds() + " s");
    } else if (phase == Phase.SUBSCRIBING
        && Duration.between(openedAt, now).compareTo(SUBSCRIBING_MAX) > 0) {
      lose("not subscribed within " + SUBSCRIBING_MAX.toSeconds() + " s");
    } else if (phase == Phase.RECOVERING) {
      gap.beat(now);
    }
    boolean isOpen = phase != Phase.WAITING && phase != Phase.OPENING;
    if (isOpen && Duration.between(pingedAt, now).compareTo(talk.pingEvery()) >= 0) {
      pingedAt = now;
      talk.ping(++pings).ifPresent(ping -> socket.ifPresent(s -> s.send(ping)));
    }
  }

  synchronized boolean isConnected() {
    return !isClosed && phase != Phase.WAITING && phase != Phase.OPENING;
  }

  synchronized void close() {
    isClosed = true;
    socket.ifPresent(FeedSocket::drop);
    socket = Optional.empty();
  }

  @Override
  public synchronized void opened(FeedSocket from) {
    if (isClosed || phase != Phase.OPENING) {
      return;
    }
    phase = Phase.SUBSCRIBING;
    heardAt = parts.clock().instant();
    openedAt = heardAt;
    pingedAt = heardAt;
    talk.hello().forEach(from::send);
  }

  @Override
  public synchronized void lost(FeedSocket from, String why) {
    if (isCurrent(from)) {
      lose(why);
    }
  }

  @Override
  public synchronized void message(FeedSocket from, String text) {
    if (!isCurrent(from)) {
      return;
    }
    heardAt = parts.clock().instant();
    try {
      take(talk.read(text));
    } catch (VenueException e) {
      lose("unreadable message: " + e.getMessage());
    }
  }

  private boolean isCurrent(FeedSocket from) {
    // a connection may fail before connect() has returned it
    return !isClosed && phase != Phase.WAITING && socket.map(s -> s == from).orElse(true);
  }

  private void take(Frame frame) {
    if (frame instanceof Frame.Trades trades) {
      take(trades);
    } else if (frame instanceof Frame.Subscribed && phase == Phase.SUBSCRIBING) {
      phase = Phase.RECOVERING;
      gap.subscribed(heardAt);
    } else if (frame instanceof Frame.Ending ending) {
      lose(ending.why());
    } else if (phase == Phase.FOLLOWING) {
      inbox.heard();
    }
  }

  private void take(Frame.Trades trades) {
    if (trades.trades().isEmpty()) {
      return;
    }
    if (phase == Phase.FOLLOWING) {
      if (!inbox.put(trades.trades())) {
        lose("the queue of events is full: the reader is too slow");
      }
      return;
    }
    if (!gap.keep(trades.trades())) {
      lose("more than " + Pending.TRADES_MAX + " trades came before the gap was closed");
      return;
    }
    if (phase == Phase.RECOVERING && trades.isSnapshot()) {
      gap.ask();
    }
  }

  private void lose(String why) {
    // before anybody hears of it: the wait begins now
    Instant again = parts.clock().instant().plus(reconnect.next());
    socket.ifPresent(FeedSocket::drop);
    socket = Optional.empty();
    inbox.broke(why);
    if (phase == Phase.FOLLOWING) {
      gap.missedSince(inbox.last());
    }
    phase = Phase.WAITING;
    gap.lost();
    connectAt = again;
  }

  @Override
  public synchronized Optional<FeedSocket> recovering() {
    return phase == Phase.RECOVERING && !isClosed ? socket : Optional.empty();
  }

  @Override
  public synchronized void follow() {
    phase = Phase.FOLLOWING;
    reconnect.reset();
  }
}
