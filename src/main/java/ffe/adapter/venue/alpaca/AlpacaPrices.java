package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.StampedPrices;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.BookLadder;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trades and quotes as they are streamed. The numbers of trades are not known to rise, so they only
 * tell a trade that comes again.
 */
final class AlpacaPrices {

  /** Trades of a pair whose numbers are remembered. */
  private static final int KNOWN_MAX = 1_000;

  private final Symbols symbols;
  private final StampedPrices prices = new StampedPrices();
  private final SortedMap<Instrument, LinkedHashSet<Long>> known = new TreeMap<>();

  AlpacaPrices(Symbols symbols) {
    this.symbols = symbols;
  }

  List<Frame> trade(JsonObject message) {
    Optional<Instrument> pair = symbols.of(VenueJson.text(message, "S"));
    try {
      long id = VenueJson.integer(message.get("i"), "i");
      Instant stamp = VenueJson.instant(message, "t");
      Price price = new Price(VenueJson.decimal(message.get("p"), "p"));
      Quantity quantity = new Quantity(VenueJson.decimal(message.get("s"), "s"));
      return pair.filter(p -> isNew(p, id)).stream()
          .map(p -> prices.trade(p, stamp, price, quantity))
          .map(t -> t.named(Long.toString(id)).taken(taker(message)))
          .<Frame>map(t -> new Frame.Trades(pair.orElseThrow(), false, List.of(t)))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new VenueException.Retryable("not a trade: " + VenueJson.shown(message.toString()), e);
    }
  }

  /** Where {@code tks} says it: B or S. */
  private static Optional<Side> taker(JsonObject message) {
    return switch (VenueJson.textIfAny(message, "tks").orElse("")) {
      case "B" -> Optional.of(Side.BUY);
      case "S" -> Optional.of(Side.SELL);
      default -> Optional.empty();
    };
  }

  private boolean isNew(Instrument pair, long id) {
    LinkedHashSet<Long> ids = known.computeIfAbsent(pair, p -> new LinkedHashSet<>());
    boolean isNew = ids.add(id);
    if (ids.size() > KNOWN_MAX) {
      ids.remove(ids.iterator().next());
    }
    return isNew;
  }

  List<Frame> quote(JsonObject message) {
    Optional<Instrument> pair = symbols.of(VenueJson.text(message, "S"));
    try {
      Instant stamp = VenueJson.instant(message, "t");
      BookLadder quote = new BookLadder(1, BookLadder.Tail.TOLD);
      set(quote, BookLadder.Side.BID, number(message, "bp"), number(message, "bs"));
      set(quote, BookLadder.Side.ASK, number(message, "ap"), number(message, "as"));
      return pair.map(p -> prices.quote(p, stamp, quote)).orElse(List.of());
    } catch (IllegalArgumentException e) {
      throw new VenueException.Retryable("not a quote: " + VenueJson.shown(message.toString()), e);
    }
  }

  /** Zero stands where nobody bids or asks. */
  private static void set(
      BookLadder quote, BookLadder.Side side, BigDecimal price, BigDecimal quantity) {
    if (price.signum() != 0) {
      quote.set(side, new Price(price), new Quantity(quantity));
    }
  }

  private static BigDecimal number(JsonObject message, String name) {
    return VenueJson.decimal(message.get(name), name);
  }

  void forget(Collection<Instrument> pairs) {
    known.keySet().removeAll(pairs);
    prices.forget(pairs);
  }
}
