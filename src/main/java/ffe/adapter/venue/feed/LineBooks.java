package ffe.adapter.venue.feed;

import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.Offer;
import ffe.market.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * The order books of a line's pairs, and what is wrong with them. Trades do not depend on them: a
 * lost book is said, counted and asked for again, and whoever fills from trades goes on without it.
 * Safe for threads.
 */
final class LineBooks {

  /** A trade takes something out of a book: one that does not change for so long after is deaf. */
  static final Duration DEAF_MAX = Duration.ofSeconds(10);

  /** A change that was heard so shortly before a trade may have been the trade's. */
  static final Duration SAME_TIME = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(LineBooks.class.getName());
  private static final String UNTOLD = "not told yet";

  private final String venue;
  private final SortedMap<Instrument, Standing> books = new TreeMap<>();

  /** How one book stands. */
  private static final class Standing {
    private Optional<OrderBook> book = Optional.empty();
    private String trouble = UNTOLD;
    private Optional<Instant> tradedAt = Optional.empty();
    private boolean isLost;
    private long lost;

    void drop(String why) {
      book = Optional.empty();
      trouble = why;
      tradedAt = Optional.empty();
      isLost = false;
    }
  }

  LineBooks(String venue) {
    this.venue = venue;
  }

  synchronized void told(Frame.Booked told, Instant at) {
    Standing standing = standing(told.instrument());
    standing.book = Optional.of(new OrderBook(told.instrument(), told.bids(), told.asks(), at));
    standing.trouble = "";
    standing.tradedAt = Optional.empty();
    standing.isLost = false;
  }

  /** One that is lost already, and not told anew since, is not lost again. */
  synchronized void lost(Frame.BookLost frame) {
    Standing standing = standing(frame.instrument());
    boolean isNew = !standing.isLost;
    standing.drop(frame.why());
    standing.isLost = true;
    if (isNew) {
      standing.lost++;
      LOG.warning(venue + "'s order book of " + frame.instrument() + " is lost: " + frame.why());
    }
  }

  /** Somebody traded: the book has to change now, or has just done so. */
  synchronized void traded(Instrument pair, Instant at) {
    Standing standing = standing(pair);
    boolean stoodStill =
        standing
            .book
            .filter(book -> Duration.between(book.at(), at).compareTo(SAME_TIME) > 0)
            .isPresent();
    if (stoodStill && standing.tradedAt.isEmpty()) {
      standing.tradedAt = Optional.of(at);
    }
  }

  /** Looks for books that have not changed since somebody traded; they are lost now. */
  synchronized List<Instrument> deaf(Instant now) {
    List<Instrument> deaf =
        books.entrySet().stream()
            .filter(e -> e.getValue().tradedAt.filter(at -> isOver(at, now)).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    deaf.forEach(
        pair ->
            lost(
                new Frame.BookLost(
                    pair, "no change for " + DEAF_MAX.toSeconds() + " s after a trade")));
    return deaf;
  }

  private static boolean isOver(Instant tradedAt, Instant now) {
    return Duration.between(tradedAt, now).compareTo(DEAF_MAX) > 0;
  }

  /** The connection is gone: nothing is known any more, and that is no fault of the books. */
  synchronized void end() {
    books.values().forEach(standing -> standing.drop("not connected to " + venue));
  }

  /** Nobody follows them any more. */
  synchronized void left(Collection<Instrument> pairs) {
    pairs.forEach(pair -> standing(pair).drop(UNTOLD));
  }

  /** The best bid and ask as known now. */
  synchronized Optional<Offer> offer(Instrument pair) {
    Standing standing = books.get(pair);
    return standing == null ? Optional.empty() : standing.book.flatMap(OrderBook::offer);
  }

  synchronized Depth of(Instrument pair) {
    Standing standing = standing(pair);
    return new Depth(standing.book, standing.trouble, standing.lost);
  }

  /** How many were lost since the server started. */
  synchronized long lost() {
    return books.values().stream().mapToLong(standing -> standing.lost).sum();
  }

  private Standing standing(Instrument pair) {
    return books.computeIfAbsent(pair, p -> new Standing());
  }
}
