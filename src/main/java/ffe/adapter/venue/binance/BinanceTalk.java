package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Suspects;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One connection. It is asked to wrap its messages: a book does not tell whose it is, its stream's
 * name does. A refusal tells the number of the request; where that was of several pairs they are
 * asked for again one at a time.
 */
final class BinanceTalk implements Dialect.Talk {

  private static final String TRADES = "@trade";

  private final Symbols symbols = new Symbols(BinancePairs::symbol);
  private final BinanceBooks books = new BinanceBooks();
  private final Suspects suspects = new Suspects();

  /** What was asked for by a request that is not answered yet. */
  private final Map<Long, List<Instrument>> asked = new TreeMap<>();

  private boolean isWrapped;
  private long id;

  @Override
  public List<String> subscribe(List<Instrument> pairs) {
    List<String> requests = new ArrayList<>();
    if (!isWrapped) {
      isWrapped = true;
      requests.add(
          "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":" + ++id + "}");
    }
    symbols.add(pairs);
    requests.add(ask(pairs));
    return requests;
  }

  private String ask(List<Instrument> pairs) {
    String request = request("SUBSCRIBE", both(pairs));
    asked.put(id, pairs);
    return request;
  }

  @Override
  public List<String> unsubscribe(List<Instrument> pairs) {
    symbols.remove(pairs);
    books.forget(pairs);
    suspects.forget(pairs);
    return List.of(request("UNSUBSCRIBE", both(pairs)));
  }

  private static Stream<String> both(Collection<Instrument> pairs) {
    return pairs.stream()
        .flatMap(pair -> Stream.of(stream(pair, TRADES), stream(pair, BinanceBooks.STREAM)));
  }

  private static String stream(Instrument pair, String kind) {
    return BinancePairs.symbol(pair).toLowerCase(Locale.ROOT) + kind;
  }

  private String request(String method, Stream<String> streams) {
    return "{\"method\":\""
        + method
        + "\",\"params\":["
        + Symbols.quoted(streams.toList())
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

  /** At most two messages: five a second are allowed, pings and newcomers included. */
  @Override
  public List<String> due() {
    List<String> requests = new ArrayList<>();
    suspects.next().ifPresent(pair -> requests.add(ask(List.of(pair))));
    List<Instrument> lost = books.due();
    if (!lost.isEmpty()) {
      // a stream that runs is subscribed to again without harm, and tells the whole book
      requests.add(request("SUBSCRIBE", lost.stream().map(p -> stream(p, BinanceBooks.STREAM))));
    }
    return requests;
  }

  @Override
  public void doubt(Instrument pair) {
    books.drop(pair);
  }

  @Override
  public List<Frame> read(String text) {
    JsonObject told = VenueJson.object(text);
    // what is told of before the connection wraps its messages is not
    JsonObject message = told.get("data") instanceof JsonObject data ? data : told;
    String stream = VenueJson.textIfAny(told, "stream").orElse("");
    if (stream.endsWith(BinanceBooks.STREAM)) {
      return symbol(stream).map(pair -> books.read(pair, message)).orElse(List.of());
    }
    String event = VenueJson.textIfAny(message, "e").orElse("");
    if (event.equals("trade")) {
      return symbols.of(VenueJson.text(message, "s")).stream()
          .<Frame>map(
              pair -> new Frame.Trades(pair, false, List.of(BinanceDialect.TRADE.read(message))))
          .toList();
    }
    if (event.equals("serverShutdown")) {
      return List.of(new Frame.Ending("Binance ends the connection for a shutdown"));
    }
    return event.isEmpty() ? answer(message) : List.of();
  }

  private Optional<Instrument> symbol(String stream) {
    return symbols.of(stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT));
  }

  private List<Frame> answer(JsonObject message) {
    if (message.containsKey("error") || message.containsKey("code")) {
      return refused(message, "Binance refused: " + VenueJson.shown(message.toString()));
    }
    JsonValue result = message.getOrDefault("result", JsonValue.FALSE);
    if (JsonValue.NULL.equals(result)) {
      List<Instrument> pairs = asked(message);
      pairs.forEach(suspects::answered);
      return pairs.stream().<Frame>map(Frame.Subscribed::new).toList();
    }
    return result instanceof JsonArray list ? subscribed(list) : List.of();
  }

  private List<Instrument> asked(JsonObject message) {
    List<Instrument> pairs =
        message.get("id") instanceof JsonNumber number ? asked.remove(number.longValue()) : null;
    return pairs == null ? List.of() : pairs;
  }

  private List<Frame> refused(JsonObject message, String why) {
    List<Instrument> pairs = asked(message);
    if (pairs.isEmpty()) {
      return List.of(new Frame.Ending(why));
    }
    pairs.forEach(suspects::answered);
    if (pairs.size() == 1) {
      symbols.remove(pairs);
      books.forget(pairs);
      return List.of(new Frame.Refused(pairs.get(0), why));
    }
    suspects.add(pairs.stream().filter(pair -> symbols.nameOf(pair).isPresent()).toList());
    return List.of();
  }

  /** What Binance has, of what was asked for and answered. */
  private List<Frame> subscribed(JsonArray list) {
    List<String> names =
        list.stream()
            .filter(JsonString.class::isInstance)
            .map(name -> ((JsonString) name).getString())
            .toList();
    List<Instrument> answered =
        symbols.all().stream()
            .filter(pair -> asked.values().stream().noneMatch(pairs -> pairs.contains(pair)))
            .filter(pair -> !suspects.has(pair))
            .toList();
    if (answered.stream().anyMatch(pair -> !names.contains(stream(pair, TRADES)))) {
      return List.of(new Frame.Ending("Binance has lost the subscription"));
    }
    return answered.stream()
        .filter(pair -> !books.isLost(pair))
        .filter(pair -> !names.contains(stream(pair, BinanceBooks.STREAM)))
        .flatMap(pair -> books.lose(pair, "Binance has lost its subscription").stream())
        .toList();
  }
}
