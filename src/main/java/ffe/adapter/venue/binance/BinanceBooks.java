package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.BookFrames;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Resync;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.BookLadder;
import ffe.market.BookLadder.Side;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The streams {@code <symbol>@depth20@100ms}: each message is the whole of the twenty best levels
 * of a side, so that none depends on another, and one that is lost is made good by the next.
 */
final class BinanceBooks {

  static final String STREAM = "@depth20@100ms";

  private final SortedMap<Instrument, Long> lastIds = new TreeMap<>();
  private final Resync resync = new Resync();

  /** A message of a pair's stream; an older one than was told already says nothing. */
  List<Frame> read(Instrument pair, JsonObject told) {
    try {
      long id = VenueJson.integer(told.get("lastUpdateId"), "lastUpdateId");
      if (id <= lastIds.getOrDefault(pair, -1L)) {
        return List.of();
      }
      BookLadder ladder = new BookLadder(OrderBook.DEPTH_MAX, BookLadder.Tail.TOLD);
      take(ladder, told, "bids", Side.BID);
      take(ladder, told, "asks", Side.ASK);
      ladder.trim();
      Frame frame = BookFrames.of(pair, ladder);
      lastIds.put(pair, id);
      if (frame instanceof Frame.BookLost) {
        drop(pair);
      }
      return List.of(frame);
    } catch (VenueException | IllegalArgumentException e) {
      return lose(pair, "unreadable: " + e.getMessage());
    }
  }

  private static void take(BookLadder ladder, JsonObject told, String name, Side side) {
    for (JsonValue value : VenueJson.array(told.get(name), name)) {
      JsonArray level = VenueJson.array(value, "level");
      if (level.size() < 2) {
        throw new IllegalArgumentException("a level of " + level.size() + " numbers");
      }
      ladder.set(
          side,
          new Price(VenueJson.decimal(level.get(0), "price")),
          new Quantity(VenueJson.decimal(level.get(1), "quantity")));
    }
  }

  List<Frame> lose(Instrument pair, String why) {
    drop(pair);
    return List.of(new Frame.BookLost(pair, why));
  }

  void drop(Instrument pair) {
    lastIds.remove(pair);
    resync.lost(pair);
  }

  boolean isLost(Instrument pair) {
    return resync.isLost(pair);
  }

  void forget(List<Instrument> pairs) {
    lastIds.keySet().removeAll(pairs);
    resync.forget(pairs);
  }

  /** Pairs whose stream is to be asked for again. */
  List<Instrument> due() {
    return resync.due();
  }
}
