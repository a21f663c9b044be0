package ffe.adapter.venue.binance;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in for Binance on loopback, for running the built product without the network: real
 * trades of the bundled recording, stamped anew so that its fifth day begins now, with the REST
 * answers and stream messages that Binance documents.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=binance
 * FFE_VENUE_BINANCE_REST_URL=http://127.0.0.1:PORT
 * FFE_VENUE_BINANCE_WS_URL=ws://127.0.0.1:PORT/ws
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again.
 */
public final class LoopbackBinance implements AutoCloseable {

  private static final int ROWS_MAX = 1_000;

  private final LoopbackServer server;
  private final Map<String, LoopbackPrints> prints = new TreeMap<>();

  /** How many prints of which symbols a connection has heard. */
  private final Map<LoopbackSocket, Map<String, Integer>> told = new ConcurrentHashMap<>();

  private volatile boolean isMute;
  private volatile boolean isClosed;

  private LoopbackBinance(int port, double speed, Instant began) throws IOException {
    prints.put("BTCUSDT", LoopbackPrints.restamped("1", speed, began));
    prints.put("ETHUSDT", LoopbackPrints.restamped("0.05", speed, began));
    this.server = new LoopbackServer(port, this::answer);
    server.welcomeWith(this::welcome);
  }

  public static LoopbackBinance start(int port, double speed, Instant began) throws IOException {
    LoopbackBinance binance = new LoopbackBinance(port, speed, began);
    Thread player = new Thread(binance::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return binance;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8138;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackBinance binance = start(port, speed, began)) {
      System.out.println("Binance's stand-in on 127.0.0.1:" + binance.port() + ", speed " + speed);
      LoopbackTerminal.obey(binance::told, () -> binance.isClosed);
    }
  }

  private void told(int command) {
    switch (command) {
      case 'c' -> cut();
      case 'm', 't' -> isMute = command == 'm';
      default -> {
        // no command
      }
    }
  }

  public int port() {
    return server.port();
  }

  /** Cuts every connection. */
  public void cut() {
    server.open().forEach(LoopbackSocket::cut);
  }

  @Override
  public void close() {
    isClosed = true;
    server.close();
  }

  private void welcome(LoopbackSocket client) {
    Pattern id = Pattern.compile("\"id\":([0-9]+)");
    try {
      while (!client.isGone()) {
        String request = client.nextIfAny();
        Matcher number = id.matcher(request);
        if (request.isEmpty()) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else if (request.contains("LIST_SUBSCRIPTIONS") && number.find()) {
          Map<String, Integer> heard = told.get(client);
          if (heard != null && !isMute) {
            // what was traded before is told before, as over any one connection
            synchronized (heard) {
              tell(client, heard);
              client.send(
                  BinanceWords.subscriptions(heard.keySet(), Long.parseLong(number.group(1))));
            }
          }
        } else if (number.find(0)) {
          subscribe(client, request, Long.parseLong(number.group(1)));
        }
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private void subscribe(LoopbackSocket client, String request, long id) {
    Map<String, Integer> heard = told.computeIfAbsent(client, c -> new ConcurrentHashMap<>());
    synchronized (heard) {
      prints.forEach(
          (symbol, all) -> {
            if (request.contains('"' + symbol.toLowerCase(Locale.ROOT) + "@trade\"")) {
              if (request.contains("UNSUBSCRIBE")) {
                heard.remove(symbol);
              } else {
                heard.put(symbol, all.past(Instant.now()));
              }
            }
          });
      client.send(BinanceWords.subscribed(id));
    }
  }

  private void play() {
    while (!isClosed) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      for (LoopbackSocket client : server.open()) {
        Map<String, Integer> heard = told.get(client);
        if (heard == null || isMute) {
          continue;
        }
        try {
          synchronized (heard) {
            tell(client, heard);
          }
        } catch (UncheckedIOException e) {
          client.cut();
        }
      }
      told.keySet().removeIf(LoopbackSocket::isGone);
    }
  }

  private void tell(LoopbackSocket client, Map<String, Integer> heard) {
    heard.replaceAll(
        (symbol, before) -> {
          int past = of(symbol).past(Instant.now());
          of(symbol)
              .between(before, past)
              .forEach(p -> client.send(BinanceWords.trade(symbol, trade(p))));
          if (past > before) {
            String last = of(symbol).lastPrice(Instant.now());
            client.send(BinanceWords.depth(symbol, VenueOrders.around(last, past), past));
          }
          return past;
        });
  }

  private LoopbackPrints of(String symbol) {
    LoopbackPrints found = prints.get(symbol);
    if (found == null) {
      throw new IllegalArgumentException(symbol);
    }
    return found;
  }

  private static Frame.Trade trade(LoopbackPrints.Print p) {
    return new Frame.Trade(p.id(), p.at(), Price.of(p.price()), Quantity.of(p.quantity()));
  }

  private Answer answer(String path) {
    Instant now = Instant.now();
    Matcher symbol = Pattern.compile("[?&]symbol=([A-Z0-9]+)").matcher(path);
    if (path.startsWith("/api/v3/exchangeInfo") && !path.contains("symbol=")) {
      return Answer.json(BinanceWords.exchangeInfo(now, pairs()));
    }
    if (path.startsWith("/api/v3/ticker/24hr")) {
      return Answer.json(tickers(path, now));
    }
    if (!symbol.find() || !prints.containsKey(symbol.group(1))) {
      return new Answer(400, "application/json", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
    String name = symbol.group(1);
    if (path.startsWith("/api/v3/exchangeInfo")) {
      return Answer.json(
          BinanceWords.exchangeInfo(
              now, BinanceWords.pair(name.substring(0, 3), "USDT", "TRADING", "0.01000000")));
    }
    if (path.startsWith("/api/v3/trades")) {
      int past = of(name).past(now);
      return Answer.json(
          of(name).between(Math.max(0, past - ROWS_MAX), past).stream()
              .map(p -> BinanceWords.recent(trade(p)))
              .collect(Collectors.joining(",", "[", "]")));
    }
    return klines(path, name, now);
  }

  private Answer klines(String path, String name, Instant now) {
    Matcher interval = Pattern.compile("[?&]interval=([0-9]+[mhd])").matcher(path);
    Matcher from = Pattern.compile("[?&]startTime=([0-9]+)").matcher(path);
    if (!path.startsWith("/api/v3/klines") || !interval.find()) {
      return new Answer(404, "text/html", "<html>no such page</html>");
    }
    Timeframe timeframe = Timeframe.parse(interval.group(1)).orElseThrow();
    long since = from.find() ? Long.parseLong(from.group(1)) : 0;
    List<Candle> rows =
        rows(name, timeframe, now).stream()
            .filter(c -> c.opensAt().toEpochMilli() >= since)
            .toList();
    // from a start time on the first ones, else the last
    List<Candle> page =
        since > 0
            ? rows.subList(0, Math.min(rows.size(), ROWS_MAX))
            : rows.subList(Math.max(0, rows.size() - ROWS_MAX), rows.size());
    return Answer.json(
        page.stream()
            .map(c -> BinanceWords.kline(c, timeframe.length()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private List<Candle> rows(String name, Timeframe timeframe, Instant now) {
    return of(name).spans(now, timeframe.length().toMinutes()).stream()
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
        .toList();
  }

  /** With the oddities of the real list: a pair at rest, a name that is none of ours. */
  static String[] pairs() {
    return new String[] {
      BinanceWords.pair("BTC", "USDT", "TRADING", "0.01000000"),
      BinanceWords.pair("ETH", "USDT", "TRADING", "0.01000000"),
      BinanceWords.pair("ETH", "BTC", "TRADING", "0.00001000"),
      BinanceWords.pair("1000SATS", "USDT", "TRADING", "0.00000001"),
      BinanceWords.pair("OLD", "USDT", "BREAK", "0.00010000"),
      BinanceWords.pair("币安人生", "USDT", "TRADING", "0.00010000"),
      BinanceWords.pair("BAD", "USDT", "TRADING", "0")
    };
  }

  private String tickers(String path, Instant now) {
    return prints.entrySet().stream()
        .filter(e -> path.contains(e.getKey()))
        .map(e -> ticker(e.getKey(), e.getValue().lastPrice(now)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String ticker(String symbol, String last) {
    return "{\"symbol\":\""
        + symbol
        + "\",\"priceChange\":\"-94.99\",\"priceChangePercent\":\"-95.96\",\"lastPrice\":\""
        + last
        + "\",\"bidPrice\":\""
        + last
        + "\",\"bidQty\":\"1.0\",\"askPrice\":\""
        + last
        + "\",\"askQty\":\"1.0\",\"openPrice\":\""
        + last
        + "\",\"highPrice\":\""
        + last
        + "\",\"lowPrice\":\"0.00000000\",\"volume\":\"8913.3\",\"quoteVolume\":\"15.3\","
        + "\"openTime\":1499783499040,\"closeTime\":1499869899040,\"firstId\":28385,"
        + "\"lastId\":28460,\"count\":76}";
  }
}
