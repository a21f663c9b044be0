package ffe.adapter.venue.binance;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The streams {@code <symbol>@trade}. Binance says nothing about pairs nobody trades, so it is
 * asked for its subscriptions every other second; that is half a message of the five it allows.
 */
public final class BinanceDialect implements Dialect {

  public static final String SOURCE = "binance";

  static final String VENUE = "Binance";

  private static final TradeFields TRADE = new TradeFields("t", "T", "p", "q");

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
    return new BinanceTalk();
  }

  private static final class BinanceTalk implements Talk {

    private final Symbols symbols = new Symbols(BinancePairs::symbol);

    /** What was asked for by a request that is not answered yet. */
    private final Map<Long, List<Instrument>> asked = new TreeMap<>();

    private long id;

    private static String stream(String symbol) {
      return symbol.toLowerCase(Locale.ROOT) + "@trade";
    }

    @Override
    public List<String> subscribe(List<Instrument> pairs) {
      String request = request("SUBSCRIBE", symbols.add(pairs));
      asked.put(id, pairs);
      return List.of(request);
    }

    @Override
    public List<String> unsubscribe(List<Instrument> pairs) {
      return List.of(request("UNSUBSCRIBE", symbols.remove(pairs)));
    }

    private String request(String method, List<String> names) {
      return "{\"method\":\""
          + method
          + "\",\"params\":["
          + Symbols.quoted(names.stream().map(BinanceTalk::stream).toList())
          + "],\"id\":"
          + ++id
          + "}";
    }

    @Override
    public Duration pingEvery() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> ping() {
      return Optional.of("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + ++id + "}");
    }

    @Override
    public List<Frame> read(String text) {
      JsonObject told = VenueJson.object(text);
      // at an address that ends in /stream the event is wrapped
      JsonObject message = told.get("data") instanceof JsonObject data ? data : told;
      String event = VenueJson.textIfAny(message, "e").orElse("");
      if (event.equals("trade")) {
        return symbols.of(VenueJson.text(message, "s")).stream()
            .<Frame>map(pair -> new Frame.Trades(pair, false, List.of(TRADE.read(message))))
            .toList();
      }
      if (event.equals("serverShutdown")) {
        return List.of(new Frame.Ending("Binance ends the connection for a shutdown"));
      }
      return event.isEmpty() ? answer(message) : List.of();
    }

    private List<Frame> answer(JsonObject message) {
      if (message.containsKey("error") || message.containsKey("code")) {
        return List.of(new Frame.Ending("Binance refused: " + VenueJson.shown(message.toString())));
      }
      JsonValue result = message.getOrDefault("result", JsonValue.FALSE);
      if (message.containsKey("id") && JsonValue.NULL.equals(result)) {
        List<Instrument> pairs = asked.remove(VenueJson.integer(message.get("id"), "id"));
        return pairs == null
            ? List.of()
            : pairs.stream().<Frame>map(Frame.Subscribed::new).toList();
      }
      return result instanceof JsonArray list && isLost(list)
          ? List.of(new Frame.Ending("Binance has lost the subscription"))
          : List.of();
    }

    /** Of what was asked for and answered. */
    private boolean isLost(JsonArray list) {
      List<String> names =
          list.stream()
              .filter(JsonString.class::isInstance)
              .map(name -> ((JsonString) name).getString())
              .toList();
      return symbols.all().stream()
          .filter(pair -> asked.values().stream().noneMatch(pairs -> pairs.contains(pair)))
          .anyMatch(pair -> !names.contains(stream(BinancePairs.symbol(pair))));
    }
  }
}
