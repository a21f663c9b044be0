package ffe.adapter.venue.kraken;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Channel {@code book}: a snapshot of the levels that were asked for, then changes, each with a
 * checksum. What cannot be read, or has another checksum than Kraken says, drops the book of its
 * pair, and nothing else.
 */
final class KrakenBooks {

  /** Of the depths that Kraken offers the first that is not below what is shown. */
  static final int DEPTH = 25;

  /** Of all requests about books; pings count from one and never get there. */
  static final long REQUEST = 1_000_000_000;

  private final Symbols symbols;
  private final SortedMap<Instrument, Book> books = new TreeMap<>();
  private final Resync resync = new Resync();

  /** What was told of one pair. */
  private static final class Book {
    private final BookLadder ladder = new BookLadder(DEPTH, BookLadder.Tail.TOLD);
    private final KrakenChecksum checksum = new KrakenChecksum();

    void take(JsonObject told) {
      take(told, "bids", Side.BID);
      take(told, "asks", Side.ASK);
      ladder.trim();
    }

    private void take(JsonObject told, String name, Side side) {
      for (JsonValue value : VenueJson.array(told.get(name), name)) {
        JsonObject level = VenueJson.object(value, "level");
        BigDecimal price = VenueJson.decimal(level.get("price"), "price");
        BigDecimal quantity = VenueJson.decimal(level.get("qty"), "qty");
        checksum.saw(price, quantity);
        ladder.set(side, new Price(price), new Quantity(quantity));
      }
    }
  }

  KrakenBooks(Symbols symbols) {
    this.symbols = symbols;
  }

  /** What subscribes to the books of pairs. */
  static String subscribe(List<String> names) {
    return request("subscribe", names, ",\"depth\":" + DEPTH + ",\"snapshot\":true");
  }

  static String unsubscribe(List<String> names) {
    return request("unsubscribe", names, ",\"depth\":" + DEPTH);
  }

  private static String request(String method, List<String> names, String more) {
    return "{\"method\":\""
        + method
        + "\",\"params\":{\"channel\":\"book\",\"symbol\":["
        + Symbols.quoted(names)
        + "]"
        + more
        + "},\"req_id\":"
        + REQUEST
        + "}";
  }

  /** A message of the channel. */
  List<Frame> read(JsonObject message) {
    List<Frame> frames = new ArrayList<>();
    Optional<Instrument> pair = Optional.empty();
    try {
      boolean isSnapshot = VenueJson.text(message, "type").equals("snapshot");
      for (JsonValue value : VenueJson.array(message.get("data"), "data")) {
        pair = Optional.empty();
        JsonObject told = VenueJson.object(value, "book");
        pair = symbols.of(VenueJson.text(told, "symbol"));
        if (pair.isPresent()) {
          take(pair.get(), isSnapshot, told).ifPresent(frames::add);
        }
      }
    } catch (VenueException | IllegalArgumentException e) {
      frames.addAll(lose(pair, "unreadable: " + e.getMessage()));
    }
    return frames;
  }

  private Optional<Frame> take(Instrument pair, boolean isSnapshot, JsonObject told) {
    if (isSnapshot) {
      books.put(pair, new Book());
    }
    Book book = books.get(pair);
    if (book == null) {
      // lost, and not told anew yet
      return Optional.empty();
    }
    book.take(told);
    long says = VenueJson.integer(told.get("checksum"), "checksum");
    long has = book.checksum.of(book.ladder);
    Frame frame =
        says == has
            ? BookFrames.of(pair, book.ladder)
            : new Frame.BookLost(pair, "its checksum is " + has + ", Kraken says " + says);
    if (frame instanceof Frame.BookLost) {
      drop(pair);
    }
    return Optional.of(frame);
  }

  /** The book of a pair, or all of them where nobody says which. */
  private List<Frame> lose(Optional<Instrument> pair, String why) {
    List<Instrument> meant = pair.map(List::of).orElseGet(() -> List.copyOf(symbols.all()));
    meant.forEach(this::drop);
    return meant.stream().<Frame>map(one -> new Frame.BookLost(one, why)).toList();
  }

  /**
   * An answer to a request about books; what is refused is asked for again later, except the book
   * of a pair whose trades were refused before.
   */
  List<Frame> answer(JsonObject message, String refusal) {
    Optional<String> name = VenueJson.textIfAny(message, "symbol");
    Optional<Instrument> pair = name.flatMap(symbols::of);
    boolean isLeft = name.isPresent() && pair.isEmpty();
    return refusal.isEmpty() || isLeft ? List.of() : lose(pair, refusal);
  }

  void drop(Instrument pair) {
    books.remove(pair);
    resync.lost(pair);
  }

  void forget(List<Instrument> pairs) {
    books.keySet().removeAll(pairs);
    resync.forget(pairs);
  }

  /** Asks again for books that were lost: Kraken tells a snapshot to whoever subscribes anew. */
  List<String> due() {
    List<String> names =
        resync.due().stream().flatMap(pair -> symbols.nameOf(pair).stream()).toList();
    return names.isEmpty() ? List.of() : List.of(unsubscribe(names), subscribe(names));
  }
}
