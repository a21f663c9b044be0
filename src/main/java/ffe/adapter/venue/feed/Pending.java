package ffe.adapter.venue.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was heard of a new subscription while the gap before it is not closed yet. */
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

  /** From this instant on every trade is here; empty before the subscription. */
  private Optional<Instant> since = Optional.empty();

  Pending(Instant freshFrom) {
    this.freshFrom = freshFrom;
  }

  void subscribedAt(Instant instant) {
    since = Optional.of(instant);
  }

  /** False, and nothing has changed, when there is no room. */
  boolean add(List<Frame.Trade> more) {
    return trades.size() + more.size() <= TRADES_MAX && trades.addAll(more);
  }

  /** Whether to ask for the trades before the first one here; counts as asked then. */
  boolean asksForEarlier() {
    return !trades.isEmpty() && asked++ < ASKED_MAX;
  }

  /** Trades told otherwise, which count only if they reach the first one here. */
  void addEarlier(List<Frame.Trade> told) {
    long first = trades.stream().mapToLong(Frame.Trade::id).min().orElse(Long.MAX_VALUE);
    if (told.stream().anyMatch(t -> t.id() == first)) {
      add(told.stream().filter(t -> t.id() < first).toList());
    }
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
    since = Optional.empty();
  }

  /** Whether every trade of a minute, or every one after the last told, is here. */
  boolean reachesBackTo(Instant minute, long lastId) {
    if (!hasFollowed && minute.isBefore(freshFrom)) {
      // trades told to a former run are not told again, but this book would lack them
      return false;
    }
    return since.map(at -> !at.isAfter(minute)).orElse(false)
        || trades.stream()
            .anyMatch(t -> t.stamp().isBefore(minute) || (hasFollowed && t.id() <= lastId));
  }
}
