package ffe.adapter.venue.feed;

import ffe.market.FinishedCandle;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Closes the gap before a new subscription: asks the venue for its rules, for the trades before the
 * first one heard, and for the minutes that were missed, until the feed can be followed. It asks on
 * the executor, one thing at a time; all else happens under the lock of the venue's line, which its
 * callers hold.
 */
final class GapCloser {

  /** The feed whose gap it is. */
  interface Line {

    /** The subscription before which the gap is; empty while there is none. */
    Optional<Object> recovering();

    /** The gap is closed. */
    void follow();
  }

  /** What is asked, about which subscription. */
  private record Question(Object about, Instant from, Instant minute) {}

  private final Object lock;
  private final Line line;
  private final VenueLine.Parts parts;
  private final VenueHistory history;
  private final Runnable check;
  private final Inbox inbox;
  private final Pending pending;
  private final Backoff backoff;
  private Instant missingFrom;
  private Instant askAt;
  private boolean isAsking;

  GapCloser(Line feed, VenueLine lock, VenueHistory history, LiveFeed.Beginning beginning) {
    this.lock = lock;
    this.line = feed;
    this.parts = lock.parts();
    this.history = history;
    this.check = beginning.check();
    this.inbox = beginning.inbox();
    this.pending = new Pending(beginning.freshFrom());
    this.backoff = new Backoff(lock.parts().jitter());
    this.missingFrom = beginning.missingFrom();
    this.askAt = parts.clock().instant();
  }

  /** Trades that were not kept for want of room. */
  long dropped() {
    return pending.dropped();
  }

  boolean isAsking() {
    return isAsking;
  }

  /** The subscription stands; a snapshot may come next, but a pair without trades has none. */
  void subscribed(Instant at) {
    pending.subscribedAt(at);
    askAt = at.plus(Backoff.FIRST);
  }

  /** Keeps trades until the gap is closed; false when there is no room for them. */
  boolean keep(List<Frame.Trade> trades) {
    return pending.add(trades, now());
  }

  /** The connection is lost, and what was heard of it with it. */
  void lost() {
    pending.forget();
  }

  /** The book does not have whole what is later than this. */
  void missedSince(Instant last) {
    missingFrom = Timeframe.M1.floor(last);
  }

  /** Asks, if it is time to. */
  void beat(Instant now) {
    if (!now.isBefore(askAt)) {
      ask();
    }
  }

  void ask() {
    if (isAsking) {
      return;
    }
    isAsking = true;
    try {
      parts.executor().execute(this::work);
    } catch (RuntimeException e) {
      isAsking = false;
      throw e;
    }
  }

  private void work() {
    try {
      question().filter(this::isWhole).ifPresent(this::fill);
    } catch (RuntimeException | Error e) {
      synchronized (lock) {
        again("the gap cannot be closed: " + e, backoff.next());
      }
      throw e;
    } finally {
      synchronized (lock) {
        isAsking = false;
      }
    }
  }

  private Optional<Question> question() {
    synchronized (lock) {
      Instant now = now();
      if (now.plus(SteadyClock.STEP_MIN).isBefore(inbox.last())) {
        again(
            "our clock is behind what was told: waiting for " + inbox.last(),
            VenueLine.SILENCE_MAX);
        return Optional.empty();
      }
      return line.recovering().map(s -> new Question(s, missingFrom, Timeframe.M1.floor(now)));
    }
  }

  private boolean isCurrent(Question question) {
    return line.recovering().filter(s -> s == question.about()).isPresent();
  }

  /** Whether every trade of the minute is here; those before the subscription are asked for. */
  private boolean isWhole(Question question) {
    boolean asks;
    synchronized (lock) {
      if (reachesBack(question)) {
        return true;
      }
      asks = pending.asksForEarlier();
    }
    List<Frame.Trade> earlier = List.of();
    String trouble = "";
    Duration wait = Backoff.FIRST;
    try {
      earlier = asks ? history.recent() : earlier;
    } catch (RuntimeException e) {
      trouble = ": " + e.getMessage();
      wait = longer(wait, told(e));
    }
    synchronized (lock) {
      if (!isCurrent(question)) {
        return false;
      }
      pending.addEarlier(earlier, now());
      if (reachesBack(question)) {
        return true;
      }
      pending.leaveIfAsked(now());
      again("waiting for the minute's end, since not all of its trades are known" + trouble, wait);
      return false;
    }
  }

  private boolean reachesBack(Question question) {
    return pending.reachesBackTo(question.minute(), inbox.lastId());
  }

  /** Asks for the minutes, and follows when all are told. */
  private void fill(Question question) {
    Optional<List<FinishedCandle>> missed = Optional.empty();
    String why =
        "waiting for " + parts.dialect().venue() + " to finish the minutes that were missed";
    Duration least = Duration.ZERO;
    try {
      check.run();
      missed = history.between(question.from(), question.minute());
    } catch (RuntimeException e) {
      why = "the gap cannot be closed: " + e.getMessage();
      least = told(e);
    }
    synchronized (lock) {
      if (!isCurrent(question)) {
        return;
      }
      Optional<String> refusal =
          missed.isPresent()
              ? inbox.restore(question.minute(), missed.get(), pending.trades())
              : Optional.of(why);
      if (refusal.isPresent()) {
        again(refusal.get(), longer(backoff.next(), least));
      } else {
        line.follow();
        backoff.reset();
        pending.handedOver();
      }
    }
  }

  private void again(String why, Duration wait) {
    if (line.recovering().isPresent()) {
      askAt = now().plus(wait);
      inbox.broke(why);
    }
  }

  private Instant now() {
    return parts.clock().instant();
  }

  /** How long the venue said to wait. */
  private static Duration told(RuntimeException e) {
    return e instanceof VenueException.Throttled throttled ? throttled.after() : Duration.ZERO;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
