package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.StampedPrices;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.BookLadder;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Prices of pairs: what is bid and asked for how many units. One that is not traded at is none. */
final class OandaPrices {

  private final StampedPrices prices = new StampedPrices();

  /**
   * @throws VenueException if it is not as documented
   */
  List<Frame> of(Instrument pair, JsonObject message) {
    try {
      BookLadder quote = new BookLadder(OrderBook.DEPTH_MAX, BookLadder.Tail.TOLD);
      set(quote, BookLadder.Side.BID, buckets(message, "bids"));
      set(quote, BookLadder.Side.ASK, buckets(message, "asks"));
      return isTradeable(message)
          ? prices.quote(pair, VenueJson.instant(message, "time"), quote)
          : List.of(new Frame.Booked(pair, List.of(), List.of()));
    } catch (IllegalArgumentException e) {
      throw new VenueException.Retryable("not a price: " + VenueJson.shown(message.toString()), e);
    }
  }

  private static void set(BookLadder quote, BookLadder.Side side, JsonArray buckets) {
    for (JsonValue value : buckets) {
      JsonObject bucket = VenueJson.object(value, "bucket");
      quote.set(
          side, new Price(number(bucket, "price")), new Quantity(number(bucket, "liquidity")));
    }
  }

  /** The best price of a side; empty where nobody bids or asks. */
  static Optional<Price> best(JsonObject message, String side) {
    JsonArray buckets = buckets(message, side);
    return buckets.isEmpty()
        ? Optional.empty()
        : Optional.of(new Price(number(VenueJson.object(buckets.get(0), "bucket"), "price")));
  }

  /** While the market is closed the last prices are told, at which nobody trades. */
  static boolean isTradeable(JsonObject message) {
    JsonValue told = message.get("tradeable");
    if (!JsonValue.TRUE.equals(told) && !JsonValue.FALSE.equals(told)) {
      throw new VenueException.Retryable(
          "tradeable is not as documented: " + VenueJson.shown("" + told));
    }
    return JsonValue.TRUE.equals(told);
  }

  private static JsonArray buckets(JsonObject message, String side) {
    return VenueJson.array(message.get(side), side);
  }

  private static BigDecimal number(JsonObject bucket, String name) {
    return VenueJson.decimal(bucket.get(name), name);
  }

  void forget(Collection<Instrument> pairs) {
    prices.forget(pairs);
  }
}
