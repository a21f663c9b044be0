package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
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
import java.util.Optional;

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
  public Talk talk(Instrument instrument) {
    return new CoinbaseTalk(CoinbaseProducts.id(instrument));
  }

  private static final class CoinbaseTalk implements Talk {

    private final String product;
    private boolean isSubscribed;

    /** The number of the next message; below zero before the first one. */
    private long awaited = -1;

    CoinbaseTalk(String product) {
      this.product = product;
    }

    @Override
    public List<String> hello() {
      return List.of(
          "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
          "{\"type\":\"subscribe\",\"product_ids\":[\""
              + product
              + "\"],\"channel\":\""
              + TRADES
              + "\"}");
    }

    @Override
    public Duration pingEvery() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Optional<String> ping(long number) {
      return Optional.empty();
    }

    @Override
    public Frame read(String text) {
      JsonObject message = VenueJson.object(text);
      if (VenueJson.textIfAny(message, "type").orElse("").equals("error")) {
        return new Frame.Ending(
            "Coinbase refused: "
                + VenueJson.shown(
                    VenueJson.textIfAny(message, "message").orElse("no reason given")));
      }
      String channel = VenueJson.textIfAny(message, "channel").orElse("");
      if (channel.isEmpty()) {
        return new Frame.Alive();
      }
      Frame frame =
          switch (channel) {
            case TRADES -> trades(message);
            case "subscriptions" -> subscriptions(message);
            default -> new Frame.Alive();
          };
      long number = VenueJson.integer(message.get("sequence_num"), "sequence_num");
      if (awaited >= 0 && number > awaited) {
        return new Frame.Ending("Coinbase left out messages before number " + number);
      }
      // an old number is a message that came late or twice; trades are known by their ids
      awaited = Math.max(awaited, number + 1);
      return frame;
    }

    private Frame subscriptions(JsonObject message) {
      boolean isThere =
          events(message).stream()
              .map(event -> VenueJson.object(event.get("subscriptions"), "subscriptions"))
              .anyMatch(
                  all ->
                      all.get(TRADES) instanceof JsonArray list && names(list).contains(product));
      if (isSubscribed && !isThere) {
        return new Frame.Ending("Coinbase has lost the subscription");
      }
      isSubscribed |= isThere;
      return isThere ? new Frame.Subscribed() : new Frame.Alive();
    }

    private static List<String> names(JsonArray list) {
      return list.stream()
          .filter(JsonString.class::isInstance)
          .map(name -> ((JsonString) name).getString())
          .toList();
    }

    private Frame trades(JsonObject message) {
      List<Frame.Trade> trades = new ArrayList<>();
      boolean isSnapshot = false;
      for (JsonObject event : events(message)) {
        isSnapshot |= VenueJson.text(event, "type").equals("snapshot");
        for (JsonValue value : VenueJson.array(event.get("trades"), "trades")) {
          JsonObject trade = VenueJson.object(value, "trade");
          if (VenueJson.text(trade, "product_id").equals(product)) {
            trades.add(TRADE.read(trade));
          }
        }
      }
      return trades.isEmpty() ? new Frame.Alive() : new Frame.Trades(isSnapshot, trades);
    }

    private static List<JsonObject> events(JsonObject message) {
      return VenueJson.array(message.get("events"), "events").stream()
          .map(event -> VenueJson.object(event, "event"))
          .toList();
    }
  }
}
