package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.LoopbackPrints;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.LoopbackTerminal;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for Coinbase on loopback, for running the built product without the network: real
 * trades of the bundled recording, stamped anew so that its fifth day begins now, with the REST
 * answers and stream messages that Coinbase documents.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=coinbase
 * FFE_VENUE_COINBASE_REST_URL=http://127.0.0.1:PORT
 * FFE_VENUE_COINBASE_WS_URL=ws://127.0.0.1:PORT/
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again, {@code leave} leaves out a message.
 */
public final class LoopbackCoinbase implements AutoCloseable {

  private static final int SPANS_MAX = 350;
  private static final int SNAPSHOT = 100;
  private static final int ROWS_MAX = 1_000;

  private static final Map<String, Timeframe> GRANULARITIES =
      Map.of(
          "ONE_MINUTE", Timeframe.M1,
          "FIVE_MINUTE", Timeframe.M5,
          "FIFTEEN_MINUTE", Timeframe.M15,
          "ONE_HOUR", Timeframe.H1,
          "FOUR_HOUR", Timeframe.H4,
          "ONE_DAY", Timeframe.D1);

  private final LoopbackServer server;
  private final Map<String, LoopbackPrints> prints = new TreeMap<>();
  private final Map<LoopbackSocket, Line> lines = new ConcurrentHashMap<>();
  private volatile boolean isMute;
  private volatile boolean isClosed;

  /** What a connection was told: the number of its next message, and prints by product. */
  private record Line(AtomicLong number, Map<String, AtomicInteger> past, Set<String> books) {}

  private LoopbackCoinbase(int port, double speed, Instant began) throws IOException {
    prints.put("BTC-USD", LoopbackPrints.restamped("1", speed, began));
    prints.put("ETH-USD", LoopbackPrints.restamped("0.05", speed, began));
    this.server = new LoopbackServer(port, this::answer);
    server.welcomeWith(this::welcome);
  }

  public static LoopbackCoinbase start(int port, double speed, Instant began) throws IOException {
    LoopbackCoinbase coinbase = new LoopbackCoinbase(port, speed, began);
    Thread player = new Thread(coinbase::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return coinbase;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8139;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackCoinbase coinbase = start(port, speed, began)) {
      System.out.println(
          "Coinbase's stand-in on 127.0.0.1:" + coinbase.port() + ", speed " + speed);
      LoopbackTerminal.obey(coinbase::told, () -> coinbase.isClosed);
    }
  }

  private void told(int command) {
    switch (command) {
      case 'c' -> server.open().forEach(LoopbackSocket::cut);
      case 'm', 't' -> isMute = command == 'm';
      case 'l' -> lines.values().forEach(line -> line.number().incrementAndGet());
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

  private void welcome(LoopbackSocket client) {
    Line line =
        new Line(new AtomicLong(), new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
    try {
      while (!client.isGone()) {
        String request = client.nextIfAny();
        if (request.isEmpty()) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else {
          synchronized (line) {
            subscribe(client, line, request);
          }
          lines.put(client, line);
        }
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private void subscribe(LoopbackSocket client, Line line, String request) {
    if (request.contains("\"market_trades\"")) {
      for (String product : prints.keySet()) {
        if (!request.contains('"' + product + '"')) {
          continue;
        }
        if (request.contains("\"unsubscribe\"")) {
          line.past().remove(product);
        } else {
          int past = of(product).past(Instant.now());
          client.send(
              CoinbaseWords.trades(
                  line.number().getAndIncrement(),
                  "snapshot",
                  product,
                  trades(of(product).between(Math.max(0, past - SNAPSHOT), past))));
          line.past().put(product, new AtomicInteger(past));
        }
      }
    }
    if (request.contains("\"level2\"")) {
      for (String product : line.past().keySet()) {
        if (!request.contains('"' + product + '"')) {
          continue;
        }
        if (request.contains("\"unsubscribe\"")) {
          line.books().remove(product);
        } else {
          line.books().add(product);
          book(client, line, product);
        }
      }
    }
    client.send(
        CoinbaseWords.subscriptions(
            line.number().getAndIncrement(), line.past().keySet().toArray(new String[0])));
  }

  private void play() {
    for (int beat = 0; !isClosed; beat++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      for (LoopbackSocket client : server.open()) {
        Line line = lines.get(client);
        if (line != null && !isMute) {
          try {
            synchronized (line) {
              tell(client, line, beat % 20 == 0);
            }
          } catch (UncheckedIOException e) {
            client.cut();
          }
        }
      }
      lines.keySet().removeIf(LoopbackSocket::isGone);
    }
  }

  private void tell(LoopbackSocket client, Line line, boolean isHeartbeat) {
    line.past()
        .forEach(
            (product, heard) -> {
              int past = of(product).past(Instant.now());
              if (past > heard.get()) {
                client.send(
                    CoinbaseWords.trades(
                        line.number().getAndIncrement(),
                        "update",
                        product,
                        trades(of(product).between(heard.get(), past))));
                if (line.books().contains(product)) {
                  book(client, line, product);
                }
                heard.set(past);
              }
            });
    if (isHeartbeat) {
      client.send(CoinbaseWords.heartbeat(line.number().getAndIncrement()));
    }
  }

  /** The whole of it each time, which a venue may do at any time. */
  private void book(LoopbackSocket client, Line line, String product) {
    VenueOrders orders = around(product);
    client.send(
        CoinbaseWords.level2(
            line.number().getAndIncrement(),
            "snapshot",
            product,
            orders.bids(99),
            orders.asks(99)));
  }

  private VenueOrders around(String product) {
    Instant now = Instant.now();
    return VenueOrders.around(of(product).lastPrice(now), of(product).past(now));
  }

  private LoopbackPrints of(String product) {
    return Optional.ofNullable(prints.get(product)).orElseThrow();
  }

  private static List<Frame.Trade> trades(Collection<LoopbackPrints.Print> prints) {
    return prints.stream()
        .map(p -> new Frame.Trade(p.id(), p.at(), Price.of(p.price()), Quantity.of(p.quantity())))
        .toList();
  }

  private Answer answer(String path) {
    Instant now = Instant.now();
    if (path.equals("/api/v3/brokerage/time")) {
      return Answer.json(CoinbaseWords.time(now));
    }
    if (path.startsWith("/api/v3/brokerage/market/products?")) {
      return Answer.json(CoinbaseWords.products(products(of("BTC-USD").lastPrice(now))));
    }
    Matcher asked =
        Pattern.compile("/api/v3/brokerage/market/products/([A-Z0-9-]+)(/[a-z]+)?(\\?.*)?")
            .matcher(path);
    if (!asked.matches() || !prints.containsKey(asked.group(1))) {
      return new Answer(
          404, "application/json", "{\"error\":\"NOT_FOUND\",\"message\":\"no product\"}");
    }
    String product = asked.group(1);
    return switch (Optional.ofNullable(asked.group(2)).orElse("")) {
      case "" ->
          Answer.json(
              CoinbaseWords.product(product.substring(0, 3), "USD", of(product).lastPrice(now)));
      case "/ticker" -> {
        int past = of(product).past(now);
        yield Answer.json(
            CoinbaseWords.recent(
                product, trades(of(product).between(Math.max(0, past - ROWS_MAX), past))));
      }
      case "/candles" -> candles(product, asked.group(3), now);
      default -> new Answer(404, "text/html", "<html>no such page</html>");
    };
  }

  private Answer candles(String product, String query, Instant now) {
    Matcher span =
        Pattern.compile("\\?start=([0-9]+)&end=([0-9]+)&granularity=([A-Z_]+)").matcher(query);
    if (!span.matches() || !GRANULARITIES.containsKey(span.group(3))) {
      return new Answer(400, "application/json", "{\"error\":\"INVALID_ARGUMENT\"}");
    }
    long from = Long.parseLong(span.group(1));
    long to = Long.parseLong(span.group(2));
    Timeframe timeframe = Optional.ofNullable(GRANULARITIES.get(span.group(3))).orElseThrow();
    if ((to - from) / timeframe.length().toSeconds() >= SPANS_MAX) {
      return new Answer(400, "application/json", "{\"error\":\"INVALID_ARGUMENT\"}");
    }
    return Answer.json(
        CoinbaseWords.candles(
            of(product).spans(now, timeframe.length().toMinutes()).stream()
                .filter(s -> s.opens() >= from && s.opens() <= to)
                .map(
                    s ->
                        new Candle(
                            Instant.ofEpochSecond(s.opens()),
                            s.prices().open().doubleValue(),
                            s.prices().high().doubleValue(),
                            s.prices().low().doubleValue(),
                            s.prices().close().doubleValue(),
                            s.volume().doubleValue(),
                            s.count()))
                .toList()));
  }

  /** With the oddities of the real list: an alias, a name that is none of ours, rules of nought. */
  static String[] products(String btc) {
    return new String[] {
      CoinbaseWords.product("BTC", "USD", btc),
      CoinbaseWords.product("BTC", "EUR", btc),
      CoinbaseWords.product("ETH", "USD", "45.28"),
      CoinbaseWords.product("BTC", "USDC", btc).replace("\"alias\":\"\"", "\"alias\":\"BTC-USD\""),
      CoinbaseWords.product("00", "USD", "0.01")
          .replace("\"limit_only\":false", "\"limit_only\":true"),
      CoinbaseWords.product("OLD", "USD", "")
          .replace("\"status\":\"online\"", "\"status\":\"delisted\""),
      CoinbaseWords.product("VIEW", "USD", "1")
          .replace("\"view_only\":false", "\"view_only\":true"),
      CoinbaseWords.product("S", "USD", "1"),
      CoinbaseWords.product("BAD", "USD", "1")
          .replace("\"price_increment\":\"0.01\"", "\"price_increment\":\"0\"")
    };
  }
}
