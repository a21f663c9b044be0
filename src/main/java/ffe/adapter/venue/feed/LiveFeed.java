package ffe.adapter.venue.feed;

import ffe.market.Depth;
import ffe.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one pair followed over a venue's line: joins it, closes the gap, follows; when the line or
 * its own place there is lost, begins again. Its line is its lock: all but what is synchronized
 * here is called by the line. Nothing here waits.
 *
 * <pre>
 * WAITING -> OPENING -> SUBSCRIBING -> RECOVERING -> FOLLOWING
 *    ^----------- lost, silent, refused, unreadable ----+
 * </pre>
 */
final class LiveFeed implements GapCloser.Line {

  /** Whoever does not answer a subscription for so long will not. */
  static final Duration SUBSCRIBING_MAX = Duration.ofSeconds(10);

  enum Phase {
    WAITING,
    OPENING,
    SUBSCRIBING,
    RECOVERING,
    FOLLOWING
  }

  /**
   * Where the reader's book begins.
   *
   * @param inbox where events go
   * @param missingFrom the first minute that the book does not have whole
   * @param freshFrom the first minute of which no trade was told to a former run
   * @param check asks the venue whether the book may be followed at all; throws when it may not
   */
  record Beginning(Inbox inbox, Instant missingFrom, Instant freshFrom, Runnable check) {}

  private final VenueLine line;
  private final Instrument instrument;
  private final VenueHistory history;
  private final Inbox inbox;
  private final Backoff rejoin;
  private final GapCloser gap;

  private Phase phase = Phase.WAITING;
  private boolean isGuest;
  private boolean isClosed;
  private Instant joinAt;
  private Instant askedAt;
  private long dropped;

  /** Another one with each subscription. */
  private Object subscription = new Object();

  LiveFeed(VenueLine line, Instrument instrument, VenueHistory history, Beginning beginning) {
    this.line = line;
    this.instrument = instrument;
    this.history = history;
    this.inbox = beginning.inbox();
    this.rejoin = new Backoff(line.parts().jitter());
    this.joinAt = line.parts().clock().instant();
    this.askedAt = joinAt;
    this.gap = new GapCloser(this, line, history, beginning);
  }

  Instrument instrument() {
    return instrument;
  }

  Phase phase() {
    synchronized (line) {
      return phase;
    }
  }

  /** Whether the REST side is being asked. */
  boolean isRefilling() {
    synchronized (line) {
      return gap.isAsking();
    }
  }

  Instant heardAt() {
    return line.heardAt();
  }

  /** The order book of its pair, as the line hears it. */
  Depth depth() {
    return line.books().of(instrument);
  }

  boolean isConnected() {
    synchronized (line) {
      return !isClosed && phase != Phase.WAITING && phase != Phase.OPENING;
    }
  }

  void open() {
    line.attach(this);
  }

  void close() {
    synchronized (line) {
      isClosed = true;
      line.detach(this);
    }
  }

  boolean isFollowing() {
    return phase == Phase.FOLLOWING;
  }

  /** Trades that were heard and not kept for want of room. */
  long dropped() {
    return dropped + gap.dropped();
  }

  void beat(Instant now) {
    try {
      if (!isGuest && !now.isBefore(joinAt)) {
        isGuest = true;
        line.join(this);
      } else if (phase == Phase.SUBSCRIBING
          && Duration.between(askedAt, now).compareTo(SUBSCRIBING_MAX) > 0) {
        lose("not subscribed within " + SUBSCRIBING_MAX.toSeconds() + " s");
      } else if (phase == Phase.RECOVERING) {
        gap.beat(now);
      }
    } catch (RuntimeException e) {
      lose("the feed failed: " + e);
    }
  }

  /** Our clock was set; the line is lost next. */
  void stepped(String why, Instant now) {
    inbox.stepped(why);
    joinAt = now;
  }

  void connecting() {
    phase = Phase.OPENING;
  }

  /** The subscription is asked for. */
  void asked(Instant now) {
    phase = Phase.SUBSCRIBING;
    askedAt = now;
  }

  void subscribed(Instant now) {
    if (phase == Phase.SUBSCRIBING) {
      phase = Phase.RECOVERING;
      subscription = new Object();
      gap.subscribed(now);
    }
  }

  /** Something was heard over the line: time passed for the venue. */
  void heard() {
    if (phase == Phase.FOLLOWING) {
      inbox.heard();
    }
  }

  void take(Frame.Trades trades) {
    if (trades.trades().isEmpty()) {
      return;
    }
    if (phase == Phase.FOLLOWING) {
      if (!inbox.put(trades.trades(), line.books().offer(instrument))) {
        dropped += trades.trades().size();
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

  /** This feed alone breaks, and joins again after a while. */
  void lose(String why) {
    // before anybody hears of it: the wait begins now
    joinAt = line.parts().clock().instant().plus(rejoin.next());
    isGuest = false;
    line.leave(this);
    lost(why);
  }

  /** The line is lost, or its place there. */
  void lost(String why) {
    inbox.broke(why);
    if (phase == Phase.FOLLOWING) {
      gap.missedSince(inbox.last());
    }
    phase = Phase.WAITING;
    gap.lost();
  }

  @Override
  public Optional<Object> recovering() {
    return phase == Phase.RECOVERING && !isClosed ? Optional.of(subscription) : Optional.empty();
  }

  @Override
  public void follow() {
    phase = Phase.FOLLOWING;
    rejoin.reset();
    line.missed(instrument, history);
  }
}
