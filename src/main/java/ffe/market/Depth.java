package ffe.market;

import java.util.Optional;

/**
 * How far a source knows the order book of its instrument now. For people and for paper fills; no
 * decision reads it.
 *
 * @param book empty while it is not known
 * @param trouble why it is not known; empty while it is
 * @param lost how often it was dropped since the source was first followed: wrong, unreadable, deaf
 */
public record Depth(Optional<OrderBook> book, String trouble, long lost) {

  public Depth {
    if (book.isPresent() != trouble.isEmpty()) {
      throw new IllegalArgumentException("a book or why there is none: " + book + ", " + trouble);
    }
  }
}
