package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Suspects;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One connection. A refusal names no product: it is of the one that was asked for, or of all that
 * are not answered yet, which are then asked for one at a time.
 */
final class CoinbaseTalk implements Dialect.Talk {

  private static final String TRADES = "market_trades";

  private final Symbols products = new Symbols(CoinbaseProducts::id);
  private final CoinbaseBooks books = new CoinbaseBooks(products);
  private final Suspects suspects = new Suspects();
  private final NavigableSet<Instrument> subscribed = new TreeSet<>();
  private boolean hasHeartbeats;

  /** The number of the next message; below zero before the first one. */
  private long awaited = -1;

  @Override
  public List<String> subscribe(List<Instrument> pairs) {
    String trades = CoinbaseDialect.request("subscribe", products.add(pairs), TRADES);
    if (hasHeartbeats) {
      return List.of(trades);
    }
    hasHeartbeats = true;
    return List.of("{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}", trades);
  }

  @Override
  public List<String> unsubscribe(List<Instrument> pairs) {
    subscribed.removeAll(pairs);
    suspects.forget(pairs);
    List<String> told = books.forget(pairs).stream().map(CoinbaseProducts::id).toList();
    List<String> requests = new ArrayList<>();
    requests.add(CoinbaseDialect.request("unsubscribe", products.remove(pairs), TRADES));
    if (!told.isEmpty()) {
      requests.add(CoinbaseDialect.request("unsubscribe", told, CoinbaseBooks.CHANNEL));
    }
    return requests;
  }

  @Override
  public List<String> due() {
    List<String> requests = new ArrayList<>();
    suspects
        .next()
        .ifPresent(
            pair ->
                requests.add(
                    CoinbaseDialect.request("subscribe", products.add(List.of(pair)), TRADES)));
    requests.addAll(books.due());
    return requests;
  }

  @Override
  public void doubt(Instrument pair) {
    books.drop(pair);
  }

  @Override
  public Duration pingEvery() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Optional<String> ping() {
    return Optional.empty();
  }

  @Override
  public List<Frame> read(String text) {
    JsonObject message = VenueJson.object(text);
    if (VenueJson.textIfAny(message, "type").orElse("").equals("error")) {
      return refused(
          "Coinbase refused: "
              + VenueJson.shown(VenueJson.textIfAny(message, "message").orElse("no reason given")));
    }
    String channel = VenueJson.textIfAny(message, "channel").orElse("");
    if (channel.isEmpty()) {
      return List.of();
    }
    List<Frame> frames =
        switch (channel) {
          case TRADES -> trades(message);
          case CoinbaseBooks.TOLD -> books.read(message);
          case "subscriptions" -> subscriptions(message);
          default -> List.of();
        };
    long number = VenueJson.integer(message.get("sequence_num"), "sequence_num");
    if (awaited >= 0 && number > awaited) {
      return List.of(new Frame.Ending("Coinbase left out messages before number " + number));
    }
    // an old number is a message that came late or twice; trades are known by their ids
    awaited = Math.max(awaited, number + 1);
    return frames;
  }

  /** What was refused is no reason to leave what stands. */
  private List<Frame> refused(String why) {
    List<Instrument> open =
        products.all().stream().filter(pair -> !subscribed.contains(pair)).toList();
    Optional<Instrument> meant =
        suspects.asked().or(() -> open.size() == 1 ? open.stream().findFirst() : Optional.empty());
    if (meant.isPresent()) {
      suspects.answered(meant.get());
      products.remove(List.of(meant.get()));
      return List.of(new Frame.Refused(meant.get(), why));
    }
    suspects.add(open);
    if (!open.isEmpty()) {
      return List.of();
    }
    List<Frame> lost = books.refused(why);
    return lost.isEmpty() ? List.of(new Frame.Ending(why)) : lost;
  }

  /** Each answer lists all that is subscribed to. */
  private List<Frame> subscriptions(JsonObject message) {
    NavigableSet<Instrument> told = new TreeSet<>();
    for (JsonObject event : events(message)) {
      JsonObject all = VenueJson.object(event.get("subscriptions"), "subscriptions");
      told.addAll(listed(all, TRADES));
      books.answered(listed(all, CoinbaseBooks.CHANNEL));
    }
    if (!told.containsAll(subscribed)) {
      return List.of(new Frame.Ending("Coinbase has lost the subscription"));
    }
    books.want(told.stream().filter(pair -> !subscribed.contains(pair)).toList());
    subscribed.addAll(told);
    told.forEach(suspects::answered);
    return told.stream().<Frame>map(Frame.Subscribed::new).toList();
  }

  private List<Instrument> listed(JsonObject all, String channel) {
    List<Instrument> pairs = new ArrayList<>();
    if (all.get(channel) instanceof JsonArray list) {
      for (JsonValue name : list) {
        if (name instanceof JsonString text) {
          products.of(text.getString()).ifPresent(pairs::add);
        }
      }
    }
    return pairs;
  }

  private List<Frame> trades(JsonObject message) {
    TreeMap<Instrument, List<Frame.Trade>> trades = new TreeMap<>();
    boolean isSnapshot = false;
    for (JsonObject event : events(message)) {
      isSnapshot |= VenueJson.text(event, "type").equals("snapshot");
      for (JsonValue value : VenueJson.array(event.get("trades"), "trades")) {
        JsonObject trade = VenueJson.object(value, "trade");
        products
            .of(VenueJson.text(trade, "product_id"))
            .ifPresent(
                pair ->
                    trades
                        .computeIfAbsent(pair, p -> new ArrayList<>())
                        .add(CoinbaseDialect.TRADE.read(trade)));
      }
    }
    boolean isFirst = isSnapshot;
    return trades.entrySet().stream()
        .<Frame>map(e -> new Frame.Trades(e.getKey(), isFirst, e.getValue()))
        .toList();
  }

  private static List<JsonObject> events(JsonObject message) {
    return VenueJson.array(message.get("events"), "events").stream()
        .map(event -> VenueJson.object(event, "event"))
        .toList();
  }
}
