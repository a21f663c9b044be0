package ffe.adapter.venue.feed;

import ffe.market.BookLadder;
import ffe.market.BookLadder.Side;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import java.util.List;

/** What a ladder says of a pair after a message. */
public final class BookFrames {

  private BookFrames() {}

  /** Its best levels, or why they are not to be trusted. */
  public static Frame of(Instrument pair, BookLadder ladder) {
    if (ladder.isCrossed()) {
      return new Frame.BookLost(pair, "bids are not below asks");
    }
    if (ladder.isThin(OrderBook.DEPTH_MAX)) {
      return new Frame.BookLost(pair, "too few levels are left of those that were kept");
    }
    return new Frame.Booked(pair, best(ladder, Side.BID), best(ladder, Side.ASK));
  }

  private static List<OrderBook.Level> best(BookLadder ladder, Side side) {
    return ladder.best(side, OrderBook.DEPTH_MAX);
  }
}
