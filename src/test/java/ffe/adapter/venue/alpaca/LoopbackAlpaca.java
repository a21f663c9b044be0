package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.LoopbackPrints;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.LoopbackTerminal;
import ffe.market.Candle;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in for Alpaca's crypto prices on loopback, for running the built product without the
 * network: real trades of the bundled recording, stamped anew so that its fifth day begins now,
 * each followed by a quote around its price, with the REST answers and stream messages that Alpaca
 * documents. Any key opens it.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=alpaca
 * FFE_VENUE_ALPACA_DATA_URL=http://127.0.0.1:PORT
 * FFE_VENUE_ALPACA_TRADING_URL=http://127.0.0.1:PORT
 * FFE_VENUE_ALPACA_STREAM_URL=ws://127.0.0.1:PORT/v1beta3/crypto/us
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again.
 */
public final class LoopbackAlpaca implements AutoCloseable {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private static final Map<String, Integer> MINUTES =
      Map.of("1Min", 1, "5Min", 5, "15Min", 15, "1Hour", 60);

  private final LoopbackServer server;
  private final Map<String, LoopbackPrints> prints = new TreeMap<>();

  /** How many prints of which symbols a connection has heard. */
  private final Map<LoopbackSocket, Map<String, Integer>> told = new ConcurrentHashMap<>();

  private volatile boolean isMute;
  private volatile boolean isClosed;

  private LoopbackAlpaca(int port, double speed, Instant began) throws IOException {
    prints.put("BTC/USD", LoopbackPrints.restamped("1", speed, began));
    prints.put("ETH/USD", LoopbackPrints.restamped("0.05", speed, began));
    this.server = new LoopbackServer(port, path -> answer(decoded(path)));
    server.welcomeWith(this::welcome);
  }

  public static LoopbackAlpaca start(int port, double speed, Instant began) throws IOException {
    LoopbackAlpaca alpaca = new LoopbackAlpaca(port, speed, began);
    Thread player = new Thread(alpaca::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return alpaca;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8140;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackAlpaca alpaca = start(port, speed, began)) {
      System.out.println("Alpaca's stand-in on 127.0.0.1:" + alpaca.port() + ", speed " + speed);
      LoopbackTerminal.obey(alpaca::told, () -> alpaca.isClosed);
    }
  }

  private void told(int command) {
    switch (command) {
      case 'c' -> server.open().forEach(LoopbackSocket::cut);
      case 'm', 't' -> isMute = command == 'm';
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
    Map<String, Integer> heard = new ConcurrentHashMap<>();
    try {
      client.send(AlpacaWords.CONNECTED);
      while (!client.isGone()) {
        String request = client.nextIfAny();
        if (request.isEmpty() || isMute) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else if (request.contains("\"auth\"")) {
          told.put(client, heard);
          client.send(AlpacaWords.AUTHENTICATED);
        } else if (told.containsKey(client)) {
          subscribe(client, heard, request);
        } else {
          client.send(AlpacaWords.error(401, "not authenticated"));
        }
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private void subscribe(LoopbackSocket client, Map<String, Integer> heard, String request) {
    synchronized (heard) {
      // what was traded before is told before, as over any one connection
      tell(client, heard);
      prints.forEach(
          (symbol, all) -> {
            if (request.contains('"' + symbol + '"')) {
              if (request.contains("\"unsubscribe\"")) {
                heard.remove(symbol);
              } else {
                heard.putIfAbsent(symbol, all.past(Instant.now()));
              }
            }
          });
      client.send(AlpacaWords.subscription(heard.keySet()));
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
          for (LoopbackPrints.Print print : of(symbol).between(before, past)) {
            client.send(AlpacaWords.trades(symbol, List.of(trade(print))));
            // stamped as the trade, so that its middle is of the same bar
            client.send(
                AlpacaWords.quote(
                    symbol,
                    print.at(),
                    beside(print.price(), CENT.negate()),
                    beside(print.price(), CENT)));
          }
          return past;
        });
  }

  private static String beside(String price, BigDecimal by) {
    return new BigDecimal(price).add(by).toPlainString();
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

  private static String decoded(String path) {
    return URLDecoder.decode(path, StandardCharsets.UTF_8);
  }

  private Answer answer(String path) {
    Instant now = Instant.now();
    if (path.equals("/v2/clock")) {
      return Answer.json(AlpacaWords.clock(now));
    }
    if (path.startsWith("/v2/assets?")) {
      return Answer.json(
          prints.keySet().stream()
              .map(AlpacaWords::asset)
              .collect(Collectors.joining(",", "[", "]")));
    }
    if (path.startsWith("/v1beta3/crypto/us/snapshots?")) {
      return Answer.json(
          prints.entrySet().stream()
              .filter(e -> path.contains(e.getKey()))
              .map(e -> snapshot(e.getKey(), e.getValue().lastPrice(now)))
              .collect(Collectors.joining(",", "{\"snapshots\":{", "}}")));
    }
    return bars(path, now);
  }

  private static String snapshot(String symbol, String last) {
    return AlpacaWords.snapshot(symbol, beside(last, CENT.negate()), beside(last, CENT), last);
  }

  private Answer bars(String path, Instant now) {
    Matcher asked =
        Pattern.compile(
                "/v1beta3/crypto/us/bars\\?symbols=([A-Z/]+)&timeframe=([0-9A-Za-z]+)"
                    + "&start=([^&]+)&end=([^&]+)&limit=10000")
            .matcher(path);
    if (!asked.matches()
        || !prints.containsKey(asked.group(1))
        || !MINUTES.containsKey(asked.group(2))) {
      return new Answer(400, "application/json", "{\"message\":\"invalid request\"}");
    }
    Instant from = instant(asked.group(3));
    Instant to = instant(asked.group(4));
    int minutes = MINUTES.getOrDefault(asked.group(2), 1);
    List<Candle> rows =
        of(asked.group(1)).spans(now, minutes).stream()
            .filter(span -> span.count() > 0)
            .map(LoopbackAlpaca::candle)
            .filter(c -> !c.opensAt().isBefore(from) && !c.opensAt().isAfter(to))
            .toList();
    return Answer.json(AlpacaWords.bars(asked.group(1), rows, ""));
  }

  /** As Alpaca takes it, or in seconds for whoever asks by hand. */
  private static Instant instant(String text) {
    return text.matches("[0-9]+")
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : Instant.parse(text);
  }

  private static Candle candle(LoopbackPrints.Span s) {
    return new Candle(
        Instant.ofEpochSecond(s.opens()),
        s.prices().open().doubleValue(),
        s.prices().high().doubleValue(),
        s.prices().low().doubleValue(),
        s.prices().close().doubleValue(),
        s.volume().doubleValue(),
        s.count());
  }
}
