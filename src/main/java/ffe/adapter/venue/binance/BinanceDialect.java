package ffe.adapter.venue.binance;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stream {@code <symbol>@trade}. Binance says nothing about a pair nobody trades, so it is
 * asked for its subscriptions every other second; that is half a message of the five it allows.
 */
public final class BinanceDialect implements Dialect {

  public static final String SOURCE = "binance";

  static final String VENUE = "Binance";

  private static final TradeFields TRADE = new TradeFields("t", "T", "p", "q");

  private static final long SUBSCRIBE_ID = 1;

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
    return new BinanceTalk(BinancePairs.symbol(instrument));
  }

  private record BinanceTalk(String symbol) implements Talk {

    private String stream() {
      return symbol.toLowerCase(Locale.ROOT) + "@trade";
    }

    @Override
    public List<String> hello() {
      return List.of(
          "{\"method\":\"SUBSCRIBE\",\"params\":[\""
              + stream()
              + "\"],\"id\":"
              + SUBSCRIBE_ID
              + "}");
    }

    @Override
    public Duration pingEvery() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> ping(long number) {
      return Optional.of(
          "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + (SUBSCRIBE_ID + number) + "}");
    }

    @Override
    public Frame read(String text) {
      JsonObject told = VenueJson.object(text);
      // at an address that ends in /stream the event is wrapped
      JsonObject message = told.get("data") instanceof JsonObject data ? data : told;
      String event = VenueJson.textIfAny(message, "e").orElse("");
      if (event.equals("trade")) {
        return VenueJson.text(message, "s").equals(symbol)
            ? new Frame.Trades(false, List.of(TRADE.read(message)))
            : new Frame.Alive();
      }
      if (event.equals("serverShutdown")) {
        return new Frame.Ending("Binance ends the connection for a shutdown");
      }
      return event.isEmpty() ? answer(message) : new Frame.Alive();
    }

    private Frame answer(JsonObject message) {
      if (message.containsKey("error") || message.containsKey("code")) {
        return new Frame.Ending("Binance refused: " + VenueJson.shown(message.toString()));
      }
      JsonValue result = message.getOrDefault("result", JsonValue.FALSE);
      boolean isSubscription =
          message.containsKey("id") && VenueJson.integer(message.get("id"), "id") == SUBSCRIBE_ID;
      if (isSubscription && JsonValue.NULL.equals(result)) {
        return new Frame.Subscribed();
      }
      return result instanceof JsonArray list && !names(list).contains(stream())
          ? new Frame.Ending("Binance has lost the subscription")
          : new Frame.Alive();
    }

    private static List<String> names(JsonArray list) {
      return list.stream()
          .filter(JsonString.class::isInstance)
          .map(name -> ((JsonString) name).getString())
          .toList();
    }
  }
}
