package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.MarketEvent;
import ffe.market.Offer;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was heard and not yet read, in session time. Safe for the socket's thread and the reader's.
 *
 * <p>A trade's session time is the venue's stamp, but never before what was told already and never
 * after our own clock: with clocks apart by d, a trade lies at most d from its true minute. While
 * the feed is followed nothing is said to have passed after the last frame; while it is broken the
 * clock runs with ours, but stands still from a step of ours until the feed is restored.
 *
 * <p>A minute is over when a trade of a later one came, or when something was heard {@link #GRACE}
 * after its end: trades that were on their way then still belong to it. Its end stays its instant
 * of session time, so what is decided there, and its replay, do not know of the wait.
 */
final class Inbox {

  /** Longer than a trade takes from the venue to us. */
  static final Duration GRACE = Duration.ofMillis(500);

  private final InstantSource clock;
  private final int eventsMax;
  private final PriceSieve sieve;
  private final Deque<MarketEvent> events = new ArrayDeque<>();

  /** Session time of the last event put in or the last passing told. */
  private Instant last;

  private Instant heardAt;
  private boolean isBroken = true;
  private boolean isDoubtful;
  private String reason;
  private long lastId;
  private SourcePosition position;

  Inbox(InstantSource clock, int eventsMax, PriceSieve sieve, SourcePosition start, String reason) {
    this.clock = clock;
    this.eventsMax = eventsMax;
    this.sieve = sieve;
    this.last = start.time();
    this.heardAt = start.time();
    this.lastId = start.sequence();
    this.position = start;
    this.reason = reason;
  }

  /** A frame came: time passed for the venue, too. */
  synchronized void heard() {
    heardAt = later(heardAt, now());
  }

  /**
   * Puts trades in; false, and nothing has changed, when the queue has no room for them.
   *
   * @param offer what was bid and asked when they were heard, where that is known
   */
  synchronized boolean put(List<Frame.Trade> trades, Optional<Offer> offer) {
    if (events.size() + trades.size() > eventsMax) {
      return false;
    }
    heard();
    for (Frame.Trade trade : trades) {
      if (trade.id() > lastId) {
        lastId = trade.id();
        if (!sieve.lets(trade, heardAt)) {
          continue;
        }
        last = later(last, earlier(trade.stamp(), heardAt));
        events.add(
            new MarketEvent.Traded(
                new Tick(last, trade.price(), trade.quantity(), trade.id()), offer));
      }
    }
    return true;
  }

  /** Our clock was set: the feed is lost, and no time passes by our clock until it is restored. */
  synchronized void stepped(String why) {
    isDoubtful = true;
    broke(why);
  }

  /** The feed is lost as of the last frame; a new reason for a broken feed is told, too. */
  synchronized void broke(String why) {
    if (isBroken && why.equals(reason)) {
      return;
    }
    if (isBroken && events.peekLast() instanceof MarketEvent.Broke) {
      events.removeLast();
    }
    last = later(last, isBroken ? told() : heardOf());
    isBroken = true;
    reason = why;
    events.add(new MarketEvent.Broke(last, why));
  }

  /**
   * Tells what was missed and what was heard since, and follows the feed again.
   *
   * @param minute the minute that the candles reach up to and the trades begin in
   * @return why not, and nothing has changed then; empty when it is followed
   */
  synchronized Optional<String> restore(
      Instant minute, List<FinishedCandle> candles, List<Frame.Trade> trades) {
    Instant at = later(last, now());
    List<Frame.Trade> open =
        trades.stream()
            .filter(t -> !t.stamp().isBefore(minute))
            .sorted(Comparator.comparingLong(Frame.Trade::id))
            .toList();
    if (!Timeframe.M1.floor(at).equals(minute)) {
      return Optional.of("the minute was over before those that were missed were told");
    }
    if (events.size() + open.size() + 2 > eventsMax) {
      return Optional.of("the queue of events has no room: the reader is too slow");
    }
    last = at;
    heardAt = at;
    isBroken = false;
    isDoubtful = false;
    reason = "";
    sieve.told(candles, at);
    events.add(new MarketEvent.Backfilled(at, candles));
    events.add(new MarketEvent.Restored(at));
    // what was offered when they happened nobody kept
    put(open, Optional.empty());
    return Optional.empty();
  }

  synchronized List<MarketEvent> read(Instant limit, int max) {
    List<MarketEvent> out = new ArrayList<>();
    while (out.size() < max) {
      MarketEvent next = events.peekFirst();
      if (next == null || next.at().isAfter(limit)) {
        break;
      }
      events.removeFirst();
      out.add(next);
    }
    Instant passed = earlier(limit, isBroken ? told() : heardOf());
    if (events.isEmpty() && out.size() < max && passed.isAfter(last)) {
      last = passed;
      out.add(new MarketEvent.Passed(passed));
    }
    out.forEach(this::moved);
    return out;
  }

  private void moved(MarketEvent event) {
    long sequence =
        event instanceof MarketEvent.Traded t ? t.tick().sequence() : position.sequence();
    position = new SourcePosition(sequence, event.at());
  }

  /** Why the feed is broken; empty text while it is followed. */
  synchronized String reason() {
    return reason;
  }

  /** What has been read. */
  synchronized SourcePosition position() {
    return position;
  }

  /** The last trade put in. */
  synchronized long lastId() {
    return lastId;
  }

  /** Session time of the last event put in or passing told; a break's is the last frame's. */
  synchronized Instant last() {
    return last;
  }

  /** Up to when everything was heard. */
  private Instant heardOf() {
    Instant minute = Timeframe.M1.floor(heardAt);
    boolean mayMoreCome = last.isBefore(minute) && heardAt.isBefore(minute.plus(GRACE));
    return mayMoreCome ? minute.minus(1, ChronoUnit.MICROS) : heardAt;
  }

  /** Where a broken feed's time has got to. */
  private Instant told() {
    return isDoubtful ? last : now();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
