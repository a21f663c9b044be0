package ffe.adapter.venue.feed;

import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was heard of a new subscription while the gap before it is not closed yet. Of a minute that
 * cannot be had whole nothing is kept: its candle tells it, and the feed is followed from the next
 * one on, however much is traded meanwhile.
 */
final class Pending {

  /** Trades kept while the gap is being closed. */
  static final int TRADES_MAX = 10_000;

  /** Questions for the trades before a subscription; each weighs as much as many others. */
  static final int ASKED_MAX = 2;

  private final List<Frame.Trade> trades = new ArrayList<>();

  /** The first minute of which no trade was told to a former run. */
  private final Instant freshFrom;

  /** True once a book follows: then a snapshot that overlaps the last trade closes the gap. */
  private boolean hasFollowed;

  private int asked;
  private long dropped;

  /** Of the first trade heard. */
  private long firstId = Long.MAX_VALUE;

  /** Every trade that is stamped then or later is here. */
  private Instant wholeFrom = Instant.MAX;

  /** Trades stamped before it are of no use. */
  private Instant keptFrom = Instant.MIN;

  /** Whether a minute was left, and with it what says how far back the trades reach. */
  private boolean hasLeft;

  Pending(Instant freshFrom) {
    this.freshFrom = freshFrom;
  }

  void subscribedAt(Instant instant) {
    wholeFrom = earlier(wholeFrom, instant);
  }

  /**
   * Keeps trades. Where there is no room for them those go that the candles will tell.
   *
   * @return false when there is no room nevertheless
   */
  boolean add(List<Frame.Trade> more, Instant now) {
    for (Frame.Trade trade : more) {
      if (!trade.stamp().isBefore(keptFrom)) {
        trades.add(trade);
      }
      if (!hasLeft) {
        firstId = Math.min(firstId, trade.id());
        wholeFrom = earlier(wholeFrom, trade.stamp().plusNanos(1));
      }
    }
    int kept = trades.size();
    if (kept > TRADES_MAX) {
      keepFrom(Timeframe.M1.floor(now));
    }
    if (trades.size() > TRADES_MAX) {
      leaveOpenMinute(now);
    }
    dropped += kept - trades.size();
    return trades.size() <= TRADES_MAX;
  }

  /** How many went for want of room, ever. */
  long dropped() {
    return dropped;
  }

  /** Whether to ask for the trades before the first one here; counts as asked then. */
  boolean asksForEarlier() {
    return !trades.isEmpty() && asked++ < ASKED_MAX;
  }

  /** Trades told otherwise, which count only if they reach the first one here. */
  void addEarlier(List<Frame.Trade> told, Instant now) {
    long first = firstId;
    if (told.stream().anyMatch(t -> t.id() == first)) {
      add(told.stream().filter(t -> t.id() < first).toList(), now);
    }
  }

  /** When nothing more can be asked, the minute that is open is not waited for any longer. */
  void leaveIfAsked(Instant now) {
    if (asked >= ASKED_MAX && wholeFrom.isAfter(Timeframe.M1.floor(now))) {
      leaveOpenMinute(now);
    }
  }

  private void leaveOpenMinute(Instant now) {
    hasLeft = true;
    asked = ASKED_MAX;
    firstId = Long.MAX_VALUE;
    wholeFrom = Timeframe.M1.next(now);
    keepFrom(wholeFrom);
  }

  private void keepFrom(Instant instant) {
    keptFrom = instant;
    trades.removeIf(t -> t.stamp().isBefore(instant));
  }

  List<Frame.Trade> trades() {
    return List.copyOf(trades);
  }

  void handedOver() {
    hasFollowed = true;
    forget();
  }

  void forget() {
    trades.clear();
    asked = 0;
    firstId = Long.MAX_VALUE;
    wholeFrom = Instant.MAX;
    keptFrom = Instant.MIN;
    hasLeft = false;
  }

  /** Whether every trade of a minute, or every one after the last told, is here. */
  boolean reachesBackTo(Instant minute, long lastId) {
    if (!hasFollowed && minute.isBefore(freshFrom)) {
      // trades told to a former run are not told again, but this book would lack them
      return false;
    }
    return !wholeFrom.isAfter(minute) || (hasFollowed && firstId <= lastId);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
