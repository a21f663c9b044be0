package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.BookFrames;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Resync;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.BookLadder;
import ffe.market.BookLadder.Side;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Channel {@code level2}: the whole book, then changes. It is asked for once the trades of a pair
 * are subscribed to, so that a refusal of a pair is heard once, and of a pair that is known.
 *
 * <p>Of the thousands of levels the best are kept; where so many of these went that what is shown
 * would have a hole, the book is asked for again.
 */
final class CoinbaseBooks {

  static final String CHANNEL = "level2";

  /** What the messages of the channel are called. */
  static final String TOLD = "l2_data";

  /** Levels of each side. */
  static final int KEPT_MAX = 1_000;

  private final Symbols products;
  private final SortedMap<Instrument, BookLadder> ladders = new TreeMap<>();
  private final NavigableSet<Instrument> wanted = new TreeSet<>();
  private final NavigableSet<Instrument> asked = new TreeSet<>();
  private final NavigableSet<Instrument> standing = new TreeSet<>();
  private final Resync resync = new Resync();

  CoinbaseBooks(Symbols products) {
    this.products = products;
  }

  /** Pairs whose trades are subscribed to from now on. */
  void want(Collection<Instrument> pairs) {
    wanted.addAll(pairs);
  }

  /** Gives those of which Coinbase may be telling. */
  List<Instrument> forget(List<Instrument> pairs) {
    List<Instrument> told =
        pairs.stream().filter(p -> asked.contains(p) || standing.contains(p)).toList();
    ladders.keySet().removeAll(pairs);
    wanted.removeAll(pairs);
    asked.removeAll(pairs);
    standing.removeAll(pairs);
    resync.forget(pairs);
    return told;
  }

  List<String> due() {
    List<Instrument> lost = resync.due();
    wanted.removeAll(standing);
    standing.removeAll(lost);
    NavigableSet<Instrument> now = new TreeSet<>(lost);
    now.addAll(wanted);
    wanted.clear();
    asked.addAll(now);
    List<String> requests = new ArrayList<>();
    if (!lost.isEmpty()) {
      requests.add(CoinbaseDialect.request("unsubscribe", names(lost), CHANNEL));
    }
    if (!now.isEmpty()) {
      requests.add(CoinbaseDialect.request("subscribe", names(now), CHANNEL));
    }
    return requests;
  }

  private List<String> names(Collection<Instrument> pairs) {
    return pairs.stream().flatMap(pair -> products.nameOf(pair).stream()).toList();
  }

  void drop(Instrument pair) {
    ladders.remove(pair);
    resync.lost(pair);
  }

  /** What Coinbase says is subscribed to. */
  void answered(Collection<Instrument> pairs) {
    standing.addAll(pairs);
    asked.removeAll(pairs);
  }

  /** Coinbase refused something, and only books were asked for: they are asked for again later. */
  List<Frame> refused(String why) {
    List<Frame> lost = lose(asked, why);
    asked.clear();
    return lost;
  }

  private List<Frame> lose(Collection<Instrument> pairs, String why) {
    pairs.forEach(this::drop);
    return pairs.stream().<Frame>map(pair -> new Frame.BookLost(pair, why)).toList();
  }

  /** A message of the channel. */
  List<Frame> read(JsonObject message) {
    List<Frame> frames = new ArrayList<>();
    Optional<Instrument> pair = Optional.empty();
    try {
      for (JsonValue value : VenueJson.array(message.get("events"), "events")) {
        pair = Optional.empty();
        JsonObject event = VenueJson.object(value, "event");
        pair = products.of(VenueJson.text(event, "product_id"));
        if (pair.isPresent()) {
          take(pair.get(), event).ifPresent(frames::add);
        }
      }
    } catch (VenueException | IllegalArgumentException e) {
      frames.addAll(
          lose(
              pair.<Collection<Instrument>>map(List::of).orElseGet(products::all),
              "unreadable: " + e.getMessage()));
    }
    return frames;
  }

  private Optional<Frame> take(Instrument pair, JsonObject event) {
    if (VenueJson.text(event, "type").equals("snapshot")) {
      ladders.put(pair, new BookLadder(KEPT_MAX, BookLadder.Tail.UNKNOWN));
    }
    BookLadder ladder = ladders.get(pair);
    if (ladder == null) {
      // lost, and not told anew yet
      return Optional.empty();
    }
    for (JsonValue value : VenueJson.array(event.get("updates"), "updates")) {
      set(ladder, VenueJson.object(value, "update"));
    }
    ladder.trim();
    Frame frame = BookFrames.of(pair, ladder);
    if (frame instanceof Frame.BookLost) {
      drop(pair);
    }
    return Optional.of(frame);
  }

  private static void set(BookLadder ladder, JsonObject update) {
    String side = VenueJson.text(update, "side");
    if (!side.equals("bid") && !side.equals("offer")) {
      throw new IllegalArgumentException("a side that is none: " + VenueJson.shown(side));
    }
    ladder.set(
        side.equals("bid") ? Side.BID : Side.ASK,
        new Price(VenueJson.decimal(update.get("price_level"), "price_level")),
        new Quantity(VenueJson.decimal(update.get("new_quantity"), "new_quantity")));
  }
}
