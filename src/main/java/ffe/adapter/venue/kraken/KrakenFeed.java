package ffe.adapter.venue.kraken;

import ffe.market.FinishedCandle;
import ffe.market.Timeframe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
final class KrakenFeed implements KrakenSocket.Ear {

  /** Kraken sends a heartbeat every second to a subscriber; silence for so long is a dead line. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  static final Duration PING_EVERY = Duration.ofSeconds(30);
  static final Duration WAIT_FIRST = Duration.ofSeconds(1);
  static final Duration WAIT_MAX = Duration.ofSeconds(30);

  /** Trades kept while the gap is being closed. */
  static final int PENDING_MAX = 10_000;

  private static final int DOUBLINGS_MAX = 5;

  enum Phase {
    WAITING,
    OPENING,
    SUBSCRIBING,
    RECOVERING,
    FOLLOWING
  }

  /** What the feed works with; the executor runs REST calls and the client's callbacks. */
  record Parts(
      HttpClient client, Executor executor, InstantSource clock, DoubleSupplier jitter, URI uri) {}

  /**
   * Where the reader's book begins.
   *
   * @param missingFrom the first minute that the book does not have whole
   * @param freshFrom the first minute of which no trade was told to a former run
   */
  record Beginning(Instant missingFrom, Instant freshFrom) {}

  private final Parts parts;
  private final String symbol;
  private final KrakenHistory history;
  private final KrakenInbox inbox;
  private final List<KrakenFrame.Trade> pending = new ArrayList<>();

  private Phase phase = Phase.WAITING;
  private Optional<KrakenSocket> socket = Optional.empty();
  private Instant beatAt;
  private Instant heardAt;
  private Instant pingedAt;
  private Instant actAt;
  private int losses;
  private int refills;
  private long pings;
  private boolean isRefilling;
  private boolean isClosed;

  private final Instant freshFrom;
  private Instant missingFrom;

  /** True once a book follows: then a snapshot that overlaps the last trade closes the gap. */
  private boolean hasFollowed;

  /** From this instant on every trade is in pending; empty before the subscription. */
  private Optional<Instant> heardSince = Optional.empty();

  KrakenFeed(
      Parts parts, String symbol, KrakenHistory history, KrakenInbox inbox, Beginning beginning) {
    this.parts = parts;
    this.symbol = symbol;
    this.history = history;
    this.inbox = inbox;
    this.missingFrom = beginning.missingFrom();
    this.freshFrom = beginning.freshFrom();
    this.beatAt = parts.clock().instant();
    this.heardAt = beatAt;
    this.pingedAt = beatAt;
    this.actAt = beatAt;
  }

  synchronized Phase phase() {
    return phase;
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
    Instant now = parts.clock().instant();
    if (now.isBefore(beatAt)) {
      // our clock went back: no wait may last longer for it
      heardAt = now;
      pingedAt = now;
      actAt = now;
    }
    beatAt = now;
    if (isClosed) {
      return;
    }
    if (phase == Phase.WAITING) {
      if (!now.isBefore(actAt)) {
        phase = Phase.OPENING;
        heardAt = now;
        pingedAt = now;
        socket = Optional.of(KrakenSocket.connect(parts.client(), parts.uri(), this));
      }
    } else if (Duration.between(heardAt, now).compareTo(SILENCE_MAX) > 0) {
      lose("nothing heard for " + SILENCE_MAX.toSeconds() + " s");
    } else if (phase == Phase.RECOVERING && !isRefilling && !now.isBefore(actAt)) {
      refillLater();
    }
    boolean isOpen = phase != Phase.WAITING && phase != Phase.OPENING;
    if (isOpen && Duration.between(pingedAt, now).compareTo(PING_EVERY) >= 0) {
      pingedAt = now;
      String ping = "{\"method\":\"ping\",\"req_id\":" + ++pings + "}";
      socket.ifPresent(s -> s.send(ping));
    }
  }

  synchronized void close() {
    isClosed = true;
    socket.ifPresent(KrakenSocket::drop);
    socket = Optional.empty();
  }

  @Override
  public synchronized void opened(KrakenSocket from) {
    if (isClosed || phase != Phase.OPENING) {
      return;
    }
    phase = Phase.SUBSCRIBING;
    heardAt = parts.clock().instant();
    from.send(
        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\""
            + symbol
            + "\"],\"snapshot\":true}}");
  }

  @Override
  public synchronized void lost(KrakenSocket from, String why) {
    if (isCurrent(from)) {
      lose(why);
    }
  }

  @Override
  public synchronized void message(KrakenSocket from, String text) {
    if (!isCurrent(from)) {
      return;
    }
    heardAt = parts.clock().instant();
    try {
      take(KrakenFrame.read(text));
    } catch (KrakenException e) {
      lose("unreadable message: " + e.getMessage());
    }
  }

  private boolean isCurrent(KrakenSocket from) {
    // a connection may fail before connect() has returned it
    return !isClosed && phase != Phase.WAITING && socket.map(s -> s == from).orElse(true);
  }

  private void take(KrakenFrame frame) {
    if (frame instanceof KrakenFrame.Trades trades) {
      take(trades);
    } else if (frame instanceof KrakenFrame.Subscribed && phase == Phase.SUBSCRIBING) {
      phase = Phase.RECOVERING;
      heardSince = Optional.of(heardAt);
      // the snapshot comes next; a pair without trades has none
      actAt = heardAt.plus(WAIT_FIRST);
    } else if (frame instanceof KrakenFrame.Refused refused) {
      lose("Kraken refused: " + refused.why());
    } else if (frame instanceof KrakenFrame.SystemStatus status
        && status.system().equals("maintenance")) {
      lose("Kraken is in maintenance");
    } else if (phase == Phase.FOLLOWING) {
      inbox.heard();
    }
  }

  private void take(KrakenFrame.Trades trades) {
    if (!trades.symbol().equals(symbol) || trades.trades().isEmpty()) {
      return;
    }
    if (phase == Phase.FOLLOWING) {
      if (!inbox.put(trades.trades())) {
        lose("the queue of events is full: the reader is too slow");
      }
      return;
    }
    if (pending.size() + trades.trades().size() > PENDING_MAX) {
      lose("more than " + PENDING_MAX + " trades came before the gap was closed");
      return;
    }
    pending.addAll(trades.trades());
    if (phase == Phase.RECOVERING && trades.isSnapshot()) {
      refillLater();
    }
  }

  private void lose(String why) {
    socket.ifPresent(KrakenSocket::drop);
    socket = Optional.empty();
    inbox.broke(why);
    if (phase == Phase.FOLLOWING) {
      missingFrom = Timeframe.M1.floor(inbox.last());
    }
    phase = Phase.WAITING;
    heardSince = Optional.empty();
    pending.clear();
    actAt = parts.clock().instant().plus(wait(losses++));
  }

  private void refillLater() {
    if (!isRefilling) {
      isRefilling = true;
      parts.executor().execute(this::refill);
    }
  }

  /** Asks for what is missing, without holding up the socket meanwhile. */
  private void refill() {
    Optional<KrakenSocket> asked;
    Instant from;
    Instant minute;
    synchronized (this) {
      asked = socket;
      from = missingFrom;
      minute = Timeframe.M1.floor(parts.clock().instant());
      if (phase != Phase.RECOVERING || !reachesBackTo(minute)) {
        isRefilling = false;
        refillAgain(
            "waiting for the minute's end, since not all of its trades are known", WAIT_FIRST);
        return;
      }
    }
    Optional<List<FinishedCandle>> missed = Optional.empty();
    String why = "waiting for Kraken to finish the minutes that were missed";
    try {
      missed = history.between(from, minute);
    } catch (RuntimeException e) {
      why = "the gap cannot be closed: " + e.getMessage();
    }
    synchronized (this) {
      isRefilling = false;
      if (phase != Phase.RECOVERING || !socket.equals(asked)) {
        return;
      }
      if (missed.isPresent() && inbox.restore(minute, missed.get(), List.copyOf(pending))) {
        phase = Phase.FOLLOWING;
        hasFollowed = true;
        losses = 0;
        refills = 0;
        pending.clear();
      } else {
        refillAgain(why, wait(refills++));
      }
    }
  }

  private void refillAgain(String why, Duration wait) {
    if (phase == Phase.RECOVERING) {
      inbox.broke(why);
      actAt = parts.clock().instant().plus(wait);
    }
  }

  /** Whether every trade of a minute, or every one after the last told, is in pending. */
  private boolean reachesBackTo(Instant minute) {
    if (!hasFollowed && minute.isBefore(freshFrom)) {
      // trades told to a former run are not told again, but this book would lack them
      return false;
    }
    boolean sinceThen = heardSince.map(at -> !at.isAfter(minute)).orElse(false);
    long lastId = inbox.lastId();
    return sinceThen
        || pending.stream()
            .anyMatch(t -> t.stamp().isBefore(minute) || (hasFollowed && t.id() <= lastId));
  }

  /** 1 s doubling to 30 s, of which the jitter takes up to a half away. */
  private Duration wait(int before) {
    Duration whole = WAIT_FIRST.multipliedBy(1L << Math.min(before, DOUBLINGS_MAX));
    Duration capped = whole.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : whole;
    return Duration.ofMillis((long) (capped.toMillis() * (1 - parts.jitter().getAsDouble() / 2)));
  }
}
