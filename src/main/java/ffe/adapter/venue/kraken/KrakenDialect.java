package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.TradeFields;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** WebSocket v2: channel {@code trade} with a snapshot, heartbeats of a second. */
public final class KrakenDialect implements Dialect {

  public static final String SOURCE = "kraken";

  private static final TradeFields TRADE = new TradeFields("trade_id", "timestamp", "price", "qty");

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return KrakenAnswer.VENUE;
  }

  @Override
  public Talk talk(Instrument instrument) {
    return new KrakenTalk(instrument.base() + "/" + instrument.quote());
  }

  private record KrakenTalk(String symbol) implements Talk {

    @Override
    public List<String> hello() {
      return List.of(
          "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\""
              + symbol
              + "\"],\"snapshot\":true}}");
    }

    @Override
    public Duration pingEvery() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Optional<String> ping(long number) {
      return Optional.of("{\"method\":\"ping\",\"req_id\":" + number + "}");
    }

    @Override
    public Frame read(String text) {
      JsonObject message = VenueJson.object(text);
      String channel = VenueJson.textIfAny(message, "channel").orElse("");
      if (channel.equals("trade")) {
        return trades(message);
      }
      if (channel.equals("status")) {
        return status(message);
      }
      if (JsonValue.FALSE.equals(message.get("success"))) {
        return new Frame.Ending(
            "Kraken refused: "
                + VenueJson.shown(VenueJson.textIfAny(message, "error").orElse("no reason given")));
      }
      return VenueJson.textIfAny(message, "method").orElse("").equals("subscribe")
          ? new Frame.Subscribed()
          : new Frame.Alive();
    }

    /** The state of the trading engine: online, post_only, cancel_only, maintenance. */
    private static Frame status(JsonObject message) {
      JsonArray data = VenueJson.array(message.get("data"), "data");
      JsonObject first = VenueJson.object(data.isEmpty() ? JsonValue.NULL : data.get(0), "data");
      return VenueJson.text(first, "system").equals("maintenance")
          ? new Frame.Ending("Kraken is in maintenance")
          : new Frame.Alive();
    }

    private Frame trades(JsonObject message) {
      List<Frame.Trade> trades = new ArrayList<>();
      String told = "";
      for (JsonValue value : VenueJson.array(message.get("data"), "data")) {
        JsonObject trade = VenueJson.object(value, "trade");
        String its = VenueJson.text(trade, "symbol");
        if (!told.isEmpty() && !told.equals(its)) {
          throw new VenueException.Retryable("two pairs in one message: " + told + " " + its);
        }
        told = its;
        trades.add(TRADE.read(trade));
      }
      boolean isSnapshot = VenueJson.text(message, "type").equals("snapshot");
      return told.isEmpty() || told.equals(symbol)
          ? new Frame.Trades(isSnapshot, trades)
          : new Frame.Alive();
    }
  }
}
