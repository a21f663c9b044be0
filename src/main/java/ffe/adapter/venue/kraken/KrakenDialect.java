package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.TradeFields;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * WebSocket v2: channels {@code trade} and {@code book}, each with a snapshot, and heartbeats of a
 * second. Requests about books carry a number, so that their answers are not taken for those about
 * trades.
 */
public final class KrakenDialect implements Dialect {

  public static final String SOURCE = "kraken";

  private static final TradeFields TRADE =
      new TradeFields("trade_id", "timestamp", "price", "qty", TradeFields.word("side"));

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return KrakenAnswer.VENUE;
  }

  @Override
  public Talk talk() {
    return new KrakenTalk();
  }

  private static final class KrakenTalk implements Talk {

    private final Symbols symbols = new Symbols(pair -> pair.base() + "/" + pair.quote());
    private final KrakenBooks books = new KrakenBooks(symbols);
    private long pings;

    @Override
    public List<String> subscribe(List<Instrument> pairs) {
      List<String> names = symbols.add(pairs);
      return List.of(
          "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":["
              + Symbols.quoted(names)
              + "],\"snapshot\":true}}",
          KrakenBooks.subscribe(names));
    }

    @Override
    public List<String> unsubscribe(List<Instrument> pairs) {
      books.forget(pairs);
      List<String> names = symbols.remove(pairs);
      return List.of(
          "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":["
              + Symbols.quoted(names)
              + "]}}",
          KrakenBooks.unsubscribe(names));
    }

    @Override
    public List<String> due() {
      return books.due();
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
      return Optional.of("{\"method\":\"ping\",\"req_id\":" + ++pings + "}");
    }

    @Override
    public List<Frame> read(String text) {
      JsonObject message = VenueJson.object(text);
      String channel = VenueJson.textIfAny(message, "channel").orElse("");
      return switch (channel) {
        case "trade" -> trades(message);
        case "book" -> books.read(message);
        case "status" -> status(message);
        default ->
            VenueJson.textIfAny(message, "method").orElse("").equals("unsubscribe")
                ? List.of()
                : answer(message);
      };
    }

    private List<Frame> answer(JsonObject message) {
      boolean isRefused = JsonValue.FALSE.equals(message.get("success"));
      String why =
          "Kraken refused: "
              + VenueJson.shown(VenueJson.textIfAny(message, "error").orElse("no reason given"));
      if (message.get("req_id") instanceof JsonNumber id && id.longValue() == KrakenBooks.REQUEST) {
        return books.answer(message, isRefused ? why : "");
      }
      if (isRefused) {
        return List.of(
            VenueJson.textIfAny(message, "symbol")
                .flatMap(symbols::of)
                .map(pair -> refused(pair, why))
                .orElseGet(() -> new Frame.Ending(why)));
      }
      if (!VenueJson.textIfAny(message, "method").orElse("").equals("subscribe")) {
        return List.of();
      }
      JsonObject result = VenueJson.object(message.get("result"), "result");
      if (VenueJson.textIfAny(result, "channel").orElse("").equals("book")) {
        return List.of();
      }
      return symbols.of(VenueJson.text(result, "symbol")).stream()
          .<Frame>map(Frame.Subscribed::new)
          .toList();
    }

    private Frame refused(Instrument pair, String why) {
      symbols.remove(List.of(pair));
      books.forget(List.of(pair));
      return new Frame.Refused(pair, why);
    }

    /** The state of the trading engine: online, post_only, cancel_only, maintenance. */
    private static List<Frame> status(JsonObject message) {
      JsonArray data = VenueJson.array(message.get("data"), "data");
      JsonObject first = VenueJson.object(data.isEmpty() ? JsonValue.NULL : data.get(0), "data");
      return VenueJson.text(first, "system").equals("maintenance")
          ? List.of(new Frame.Ending("Kraken is in maintenance"))
          : List.of();
    }

    private List<Frame> trades(JsonObject message) {
      TreeMap<Instrument, List<Frame.Trade>> trades = new TreeMap<>();
      for (JsonValue value : VenueJson.array(message.get("data"), "data")) {
        JsonObject trade = VenueJson.object(value, "trade");
        symbols
            .of(VenueJson.text(trade, "symbol"))
            .ifPresent(
                pair ->
                    trades.computeIfAbsent(pair, p -> new ArrayList<>()).add(TRADE.read(trade)));
      }
      boolean isSnapshot = VenueJson.text(message, "type").equals("snapshot");
      return trades.entrySet().stream()
          .<Frame>map(e -> new Frame.Trades(e.getKey(), isSnapshot, e.getValue()))
          .toList();
    }
  }
}
