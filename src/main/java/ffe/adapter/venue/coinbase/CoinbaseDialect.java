package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.TradeFields;
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
 * Advanced Trade: channel {@code market_trades} with a snapshot, and {@code heartbeats} each second
 * for pairs nobody trades. The messages of a connection are numbered through; a number left out is
 * a message that Coinbase dropped, which may have been a trade.
 */
public final class CoinbaseDialect implements Dialect {

  public static final String SOURCE = "coinbase";

  static final String VENUE = "Coinbase";

  static final TradeFields TRADE = new TradeFields("trade_id", "time", "price", "size");

  private static final String TRADES = "market_trades";

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return VENUE;
  }

  @Override
  public Talk talk() {
    return new CoinbaseTalk();
  }

  private static final class CoinbaseTalk implements Talk {

    private final Symbols products = new Symbols(CoinbaseProducts::id);
    private final NavigableSet<Instrument> subscribed = new TreeSet<>();
    private boolean hasHeartbeats;

    /** The number of the next message; below zero before the first one. */
    private long awaited = -1;

    @Override
    public List<String> subscribe(List<Instrument> pairs) {
      String trades = request("subscribe", products.add(pairs));
      if (hasHeartbeats) {
        return List.of(trades);
      }
      hasHeartbeats = true;
      return List.of("{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}", trades);
    }

    @Override
    public List<String> unsubscribe(List<Instrument> pairs) {
      subscribed.removeAll(pairs);
      return List.of(request("unsubscribe", products.remove(pairs)));
    }

    private static String request(String type, List<String> names) {
      return "{\"type\":\""
          + type
          + "\",\"product_ids\":["
          + Symbols.quoted(names)
          + "],\"channel\":\""
          + TRADES
          + "\"}";
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
        return List.of(
            new Frame.Ending(
                "Coinbase refused: "
                    + VenueJson.shown(
                        VenueJson.textIfAny(message, "message").orElse("no reason given"))));
      }
      String channel = VenueJson.textIfAny(message, "channel").orElse("");
      if (channel.isEmpty()) {
        return List.of();
      }
      List<Frame> frames =
          switch (channel) {
            case TRADES -> trades(message);
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

    /** Each answer lists all that is subscribed to. */
    private List<Frame> subscriptions(JsonObject message) {
      NavigableSet<Instrument> told = new TreeSet<>();
      for (JsonObject event : events(message)) {
        JsonObject all = VenueJson.object(event.get("subscriptions"), "subscriptions");
        if (all.get(TRADES) instanceof JsonArray list) {
          for (JsonValue name : list) {
            if (name instanceof JsonString text) {
              products.of(text.getString()).ifPresent(told::add);
            }
          }
        }
      }
      if (!told.containsAll(subscribed)) {
        return List.of(new Frame.Ending("Coinbase has lost the subscription"));
      }
      subscribed.addAll(told);
      return told.stream().<Frame>map(Frame.Subscribed::new).toList();
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
                      trades.computeIfAbsent(pair, p -> new ArrayList<>()).add(TRADE.read(trade)));
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
}
