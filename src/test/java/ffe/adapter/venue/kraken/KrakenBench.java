package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.FeedBench;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.Instrument;
import ffe.market.MarketEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kraken's side of a bench. */
final class KrakenBench extends FeedBench {

  static final Instrument BTC = Instrument.of("BTC-USD");

  final TreeMap<Instant, String> minutes = new TreeMap<>();

  KrakenBench() throws IOException {
    this(1_000, 0);
  }

  KrakenBench(int eventsMax, double jitter) throws IOException {
    this(eventsMax, jitter, KnownPast.warm());
  }

  /** Whose former runs left something or nothing. */
  KrakenBench(KnownPast past) throws IOException {
    this(1_000, 0, past);
  }

  private KrakenBench(int eventsMax, double jitter, KnownPast past) throws IOException {
    super(new Terms(eventsMax, jitter, past));
    server.answerWith(this::candles);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(new KrakenDialect(), new KrakenHistory(new HttpKraken(rest), BTC), BTC);
  }

  @Override
  protected String lifeSign() {
    return heartbeat();
  }

  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    socket.next();
    socket.next();
    socket.send(subscribed());
    socket.send(first);
  }

  /** OHLC as documented: each minute is worth 100 plus its number, the last is unfinished. */
  LoopbackServer.Answer candles(String path) {
    if (path.startsWith("/0/public/AssetPairs")) {
      return LoopbackServer.Answer.json(KnownPast.PAIR);
    }
    Matcher interval = Pattern.compile("interval=([0-9]+)").matcher(path);
    Matcher since = Pattern.compile("since=([0-9]+)").matcher(path);
    if (!interval.find() || !since.find()) {
      return new LoopbackServer.Answer(404, "text/html", "<html>");
    }
    long length = Long.parseLong(interval.group(1)) * 60;
    long current = Math.floorDiv(now().getEpochSecond(), length) * length;
    List<String> rows = new ArrayList<>();
    for (long opens = current - 719 * length; opens <= current; opens += length) {
      if (opens > Long.parseLong(since.group(1)) || opens == current) {
        String given = length == 60 ? minutes.get(Instant.ofEpochSecond(opens)) : null;
        rows.add(given == null ? row(opens, "100.5", "2.5", 3) : given);
      }
    }
    return LoopbackServer.Answer.json(
        "{\"error\":[],\"result\":{\"XXBTZUSD\":[" + String.join(",", rows) + "],\"last\":1}}");
  }

  static String row(long opens, String price, String volume, int count) {
    return "[" + opens + ",\"" + price + "\",\"" + price + "\",\"" + price + "\",\"" + price
        + "\",\"" + price + "\",\"" + volume + "\"," + count + "]";
  }

  /** Connects, subscribes, and is told a snapshot that reaches back before the minute. */
  LoopbackSocket follow() throws InterruptedException {
    LoopbackSocket socket =
        subscribe(snapshot(trade(1, "100", START.minusSeconds(60)), trade(2, "101", START)));
    until(MarketEvent.Traded.class);
    return socket;
  }

  static String subscribed() {
    return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\",\"snapshot\":true,"
        + "\"symbol\":\"BTC/USD\"},\"success\":true,\"time_in\":\"2023-09-25T09:21:10.1Z\","
        + "\"time_out\":\"2023-09-25T09:21:10.2Z\"}";
  }

  static String trade(long id, String price, Instant stamp) {
    return "{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":"
        + price
        + ",\"qty\":0.5,\"ord_type\":\"limit\",\"trade_id\":"
        + id
        + ",\"timestamp\":\""
        + stamp
        + "\"}";
  }

  static String snapshot(String... trades) {
    return message("snapshot", trades);
  }

  static String update(String... trades) {
    return message("update", trades);
  }

  private static String message(String type, String... trades) {
    return "{\"channel\":\"trade\",\"type\":\""
        + type
        + "\",\"data\":["
        + String.join(",", trades)
        + "]}";
  }

  static String heartbeat() {
    return "{\"channel\":\"heartbeat\"}";
  }
}
