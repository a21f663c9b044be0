package ffe.adapter.venue.kraken;

import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One message of the WebSocket v2, as far as it matters here. */
sealed interface KrakenFrame {

  /** A trade as Kraken stamps it. */
  record Trade(long id, Instant stamp, Price price, Quantity quantity) {}

  /** Trades of one pair in the order of their ids; a snapshot holds the last 50. */
  record Trades(String symbol, boolean isSnapshot, List<Trade> trades) implements KrakenFrame {}

  /** The subscription stands. */
  record Subscribed() implements KrakenFrame {}

  /** A request was refused. */
  record Refused(String why) implements KrakenFrame {}

  /** The state of the trading engine: online, post_only, cancel_only, maintenance. */
  record SystemStatus(String system) implements KrakenFrame {}

  /** A heartbeat, a pong, or something that was not asked for: a sign of life. */
  record Alive() implements KrakenFrame {}

  /**
   * Reads a message.
   *
   * @throws KrakenException if it is not as documented
   */
  static KrakenFrame read(String text) {
    JsonObject message = KrakenJson.object(text);
    String channel = KrakenJson.textIfAny(message, "channel").orElse("");
    if (channel.equals("trade")) {
      return trades(message);
    }
    if (channel.equals("status")) {
      JsonArray data = KrakenJson.array(message.get("data"), "data");
      JsonObject first = KrakenJson.object(data.isEmpty() ? JsonValue.NULL : data.get(0), "data");
      return new SystemStatus(KrakenJson.text(first, "system"));
    }
    if (JsonValue.FALSE.equals(message.get("success"))) {
      return new Refused(
          KrakenJson.shown(KrakenJson.textIfAny(message, "error").orElse("no reason given")));
    }
    if (KrakenJson.textIfAny(message, "method").orElse("").equals("subscribe")) {
      return new Subscribed();
    }
    return new Alive();
  }

  private static Trades trades(JsonObject message) {
    List<Trade> trades = new ArrayList<>();
    String symbol = "";
    for (JsonValue value : KrakenJson.array(message.get("data"), "data")) {
      JsonObject trade = KrakenJson.object(value, "trade");
      String its = KrakenJson.text(trade, "symbol");
      if (!symbol.isEmpty() && !symbol.equals(its)) {
        throw new KrakenException.Retryable("two pairs in one message: " + symbol + " " + its);
      }
      symbol = its;
      trades.add(trade(trade));
    }
    trades.sort(Comparator.comparingLong(Trade::id));
    boolean isSnapshot = KrakenJson.text(message, "type").equals("snapshot");
    return new Trades(symbol, isSnapshot, List.copyOf(trades));
  }

  private static Trade trade(JsonObject trade) {
    try {
      return new Trade(
          KrakenJson.integer(trade.get("trade_id"), "trade_id"),
          KrakenJson.instant(trade, "timestamp"),
          new Price(KrakenJson.decimal(trade.get("price"), "price")),
          new Quantity(KrakenJson.decimal(trade.get("qty"), "qty")));
    } catch (IllegalArgumentException e) {
      throw new KrakenException.Retryable("not a trade: " + KrakenJson.shown(trade.toString()), e);
    }
  }
}
