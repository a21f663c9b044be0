package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.LoopbackTerminal;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.adapter.venue.kraken.KrakenPrints.Pair;
import ffe.adapter.venue.kraken.LoopbackPairs.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for Kraken on loopback, for running the built product without the network: real trades
 * of the bundled recording, stamped anew so that its fifth day begins now, with the REST answers
 * and WebSocket v2 messages that Kraken documents.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=kraken
 * FFE_VENUE_KRAKEN_REST_URL=http://127.0.0.1:PORT
 * FFE_VENUE_KRAKEN_WS_URL=ws://127.0.0.1:PORT/v2
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again; {@code html} sends what is no message, {@code odd} tells the
 * next trade at ten times its price; {@code unavailable} and {@code page} answer questions of many
 * pairs so, {@code fine} as usual.
 */
public final class LoopbackKraken implements AutoCloseable {

  private static final int SNAPSHOT = 50;
  private static final Pattern PRICE = Pattern.compile("\"price\":([0-9.]+)");
  private static final Pattern SYMBOL = Pattern.compile("\"([A-Z0-9]+/[A-Z0-9]+)\"");

  private final LoopbackPairs pairs = new LoopbackPairs();
  private final LoopbackServer server;
  private final Map<Pair, KrakenPrints> prints = new EnumMap<>(Pair.class);

  /** How many prints of which pairs a connection has heard. */
  private final Map<LoopbackSocket, Map<Pair, Integer>> told = new ConcurrentHashMap<>();

  /** What a connection knows of which books. */
  private final Map<LoopbackSocket, Map<Pair, VenueOrders>> books = new ConcurrentHashMap<>();

  private volatile boolean isMute;
  private volatile boolean isOdd;
  private volatile boolean isClosed;

  private LoopbackKraken(int port, double speed, Instant now) throws IOException {
    for (Pair pair : Pair.values()) {
      prints.put(pair, KrakenPrints.restamped(pair, speed, now));
    }
    this.server = new LoopbackServer(port, this::answer);
    server.welcomeWith(this::welcome);
  }

  public static LoopbackKraken start(int port, double speed) throws IOException {
    return start(port, speed, Instant.now());
  }

  private static LoopbackKraken start(int port, double speed, Instant began) throws IOException {
    LoopbackKraken kraken = new LoopbackKraken(port, speed, began);
    Thread player = new Thread(kraken::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return kraken;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8137;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackKraken kraken = start(port, speed, began)) {
      System.out.println("Kraken's stand-in on 127.0.0.1:" + kraken.port() + ", speed " + speed);
      LoopbackTerminal.obey(kraken::told, () -> kraken.isClosed);
    }
  }

  private void told(int command) {
    switch (command) {
      case 'c' -> server.open().forEach(LoopbackSocket::cut);
      case 'm', 't' -> isMute = command == 'm';
      case 'h' -> server.open().forEach(client -> client.send("<html>502 Bad Gateway</html>"));
      case 'o' -> isOdd = true;
      case 'u' -> pairs.be(Mood.UNAVAILABLE);
      case 'p' -> pairs.be(Mood.PAGE);
      case 'f' -> pairs.be(Mood.FINE);
      default -> {
        // no command
      }
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    isClosed = true;
    server.close();
  }

  /** How it answers questions of many pairs from now on. */
  void be(Mood mood) {
    pairs.be(mood);
  }

  private void welcome(LoopbackSocket client) {
    try {
      client.send(
          "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.0\","
              + "\"system\":\"online\",\"api_version\":\"v2\",\"connection_id\":1}]}");
      while (!client.isGone()) {
        String request = client.nextIfAny();
        if (request.isEmpty()) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else if (request.contains("\"ping\"")) {
          client.send("{\"method\":\"pong\",\"req_id\":1,\"time_in\":\"" + Instant.now() + "\"}");
        } else if (request.contains("\"unsubscribe\"")) {
          unsubscribe(client, request);
        } else {
          subscribe(client, request);
        }
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private void subscribe(LoopbackSocket client, String request) {
    if (request.contains("\"channel\":\"book\"")) {
      books(client, request);
      return;
    }
    Matcher symbols = SYMBOL.matcher(request);
    Map<Pair, Integer> heard = told.computeIfAbsent(client, c -> new ConcurrentHashMap<>());
    while (symbols.find()) {
      String symbol = symbols.group(1);
      Optional<Pair> asked =
          Arrays.stream(Pair.values()).filter(pair -> pair.symbol.equals(symbol)).findFirst();
      if (asked.isEmpty()) {
        client.send(
            "{\"error\":\"Currency pair not supported "
                + symbol
                + "\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\""
                + symbol
                + "\"}");
        continue;
      }
      client.send(
          "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\",\"snapshot\":true,"
              + "\"symbol\":\""
              + symbol
              + "\"},\"success\":true}");
      KrakenPrints prints = of(asked.get());
      int past = prints.past(Instant.now());
      client.send(prints.trades("snapshot", Math.max(0, past - SNAPSHOT), past));
      heard.put(asked.get(), past);
    }
  }

  private void books(LoopbackSocket client, String request) {
    for (Pair pair : Pair.values()) {
      if (request.contains('"' + pair.symbol + '"')) {
        client.send(
            "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":25,"
                + "\"snapshot\":true,\"symbol\":\""
                + pair.symbol
                + "\"},\"success\":true,\"req_id\":1000000000}");
        VenueOrders now = around(pair);
        client.send(KrakenBookWords.snapshot(pair.symbol, now));
        books.computeIfAbsent(client, c -> new ConcurrentHashMap<>()).put(pair, now);
      }
    }
  }

  private VenueOrders around(Pair pair) {
    Instant now = Instant.now();
    return VenueOrders.around(of(pair).lastPrice(now), of(pair).past(now));
  }

  private void changeBooks(LoopbackSocket client) {
    books
        .getOrDefault(client, new ConcurrentHashMap<>())
        .replaceAll(
            (pair, before) -> {
              VenueOrders now = around(pair);
              if (!now.bids(1).equals(before.bids(1))) {
                client.send(KrakenBookWords.update(pair.symbol, before, now));
                return now;
              }
              return before;
            });
  }

  private void unsubscribe(LoopbackSocket client, String request) {
    if (request.contains("\"channel\":\"book\"")) {
      books
          .getOrDefault(client, new ConcurrentHashMap<>())
          .keySet()
          .removeIf(pair -> request.contains('"' + pair.symbol + '"'));
      client.send("{\"method\":\"unsubscribe\",\"success\":true,\"req_id\":1000000000}");
      return;
    }
    Map<Pair, Integer> heard = told.computeIfAbsent(client, c -> new ConcurrentHashMap<>());
    for (Pair pair : Pair.values()) {
      if (request.contains('"' + pair.symbol + '"')) {
        heard.remove(pair);
      }
    }
    client.send("{\"method\":\"unsubscribe\",\"success\":true}");
  }

  private void play() {
    int beat = 0;
    while (!isClosed) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      beat++;
      for (LoopbackSocket client : server.open()) {
        Map<Pair, Integer> heard = told.get(client);
        if (heard == null || isMute) {
          continue;
        }
        try {
          heard.replaceAll((pair, before) -> tell(client, of(pair), before));
          changeBooks(client);
          if (beat % 20 == 0) {
            client.send("{\"channel\":\"heartbeat\"}");
          }
        } catch (UncheckedIOException e) {
          client.cut();
        }
      }
      told.keySet().removeIf(LoopbackSocket::isGone);
      books.keySet().removeIf(LoopbackSocket::isGone);
    }
  }

  private int tell(LoopbackSocket client, KrakenPrints prints, int before) {
    int past = prints.past(Instant.now());
    if (past > before) {
      String trades = prints.trades("update", before, past);
      client.send(isOdd ? odd(trades) : trades);
      isOdd = false;
    }
    return past;
  }

  private static String odd(String trades) {
    return PRICE
        .matcher(trades)
        .replaceFirst(
            found ->
                "\"price\":" + new BigDecimal(found.group(1)).movePointRight(1).toPlainString());
  }

  private LoopbackServer.Answer answer(String path) {
    return pairs
        .answer(path, of(Pair.BTC).lastPrice(Instant.now()))
        .orElseGet(() -> answerOfOne(path));
  }

  private LoopbackServer.Answer answerOfOne(String path) {
    Optional<Pair> asked =
        Arrays.stream(Pair.values()).filter(pair -> path.contains("pair=" + pair.alt)).findFirst();
    if (asked.isEmpty()) {
      return LoopbackServer.Answer.json("{\"error\":[\"EQuery:Unknown asset pair\"]}");
    }
    if (path.startsWith("/0/public/AssetPairs")) {
      return LoopbackServer.Answer.json(
          "{\"error\":[],\"result\":{\""
              + asked.get().key
              + "\":{\"altname\":\""
              + asked.get().alt
              + "\",\"wsname\":\""
              + asked.get().symbol.replace("BTC", "XBT")
              + "\","
              + "\"pair_decimals\":2,\"lot_decimals\":8,\"ordermin\":\"0.0001\","
              + "\"costmin\":\"0.5\",\"tick_size\":\"0.01\",\"status\":\"online\"}}}");
    }
    if (path.startsWith("/0/public/OHLC")) {
      return LoopbackServer.Answer.json(
          of(asked.get())
              .ohlc(Instant.now(), number(path, "interval", 1), number(path, "since", 0)));
    }
    return new LoopbackServer.Answer(404, "text/html", "<html>no such page</html>");
  }

  private KrakenPrints of(Pair pair) {
    return Optional.ofNullable(prints.get(pair)).orElseThrow();
  }

  private static long number(String path, String name, long otherwise) {
    Matcher found = Pattern.compile("[?&]" + name + "=([0-9]+)").matcher(path);
    return found.find() ? Long.parseLong(found.group(1)) : otherwise;
  }
}
