package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.LoopbackPrints;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.LoopbackTerminal;
import ffe.market.Candle;
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

/**
 * A stand-in for OANDA's prices on loopback, for running the built product without the network:
 * real trades of the bundled recording, stamped anew so that its fifth day begins now, each told as
 * a quote around its price, with the answers and lines that OANDA documents. Any token opens it.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=oanda
 * FFE_VENUE_OANDA_REST_URL=http://127.0.0.1:PORT
 * FFE_VENUE_OANDA_STREAM_URL=http://127.0.0.1:PORT
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again.
 */
public final class LoopbackOanda implements AutoCloseable {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final Map<String, Integer> MINUTES =
      Map.of("M1", 1, "M5", 5, "M15", 15, "H1", 60, "H4", 240, "D", 1_440);

  private final LoopbackServer server;
  private final Map<String, LoopbackPrints> prints = new TreeMap<>();

  /** How many prints of which pairs a stream has told. */
  private final Map<LoopbackSocket, Map<String, Integer>> told = new ConcurrentHashMap<>();

  private volatile boolean isMute;
  private volatile boolean isClosed;

  private LoopbackOanda(int port, double speed, Instant began) throws IOException {
    prints.put("EUR_USD", LoopbackPrints.restamped("0.1", speed, began));
    prints.put("GBP_USD", LoopbackPrints.restamped("0.2", speed, began));
    this.server = new LoopbackServer(port, path -> answer(decoded(path)));
    server.streamWith(
        path ->
            prints.keySet().stream().anyMatch(path::contains)
                ? Answer.json("")
                : new Answer(400, "application/json", OandaWords.refusal("Invalid value")));
    server.welcomeWith(this::welcome);
  }

  public static LoopbackOanda start(int port, double speed, Instant began) throws IOException {
    LoopbackOanda oanda = new LoopbackOanda(port, speed, began);
    Thread player = new Thread(oanda::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return oanda;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8150;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackOanda oanda = start(port, speed, began)) {
      System.out.println("OANDA's stand-in on 127.0.0.1:" + oanda.port() + ", speed " + speed);
      LoopbackTerminal.obey(oanda::told, () -> oanda.isClosed);
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

  /** Begins with the price that stands. */
  private void welcome(LoopbackSocket client) {
    Map<String, Integer> heard = new ConcurrentHashMap<>();
    String request = client.nextIfAny();
    Instant now = Instant.now();
    prints.forEach(
        (name, all) -> {
          if (request.contains(name)) {
            heard.put(name, Math.max(0, all.past(now) - 1));
          }
        });
    told.put(client, heard);
  }

  private void play() {
    Instant beat = Instant.now();
    while (!isClosed) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      boolean isBeat = !Instant.now().isBefore(beat);
      beat = isBeat ? Instant.now().plus(HEARTBEAT) : beat;
      for (LoopbackSocket client : server.open()) {
        Map<String, Integer> heard = told.get(client);
        if (heard != null && !isMute) {
          tell(client, heard, isBeat);
        }
      }
      told.keySet().removeIf(LoopbackSocket::isGone);
    }
  }

  private void tell(LoopbackSocket client, Map<String, Integer> heard, boolean isBeat) {
    try {
      heard.replaceAll(
          (name, before) -> {
            int past = of(name).past(Instant.now());
            of(name).between(before, past).forEach(p -> client.send(price(name, p)));
            return past;
          });
      if (isBeat) {
        client.send(OandaWords.heartbeat(Instant.now()));
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private static String price(String name, LoopbackPrints.Print print) {
    BigDecimal middle = new BigDecimal(print.price());
    return OandaWords.price(
        name, print.at(), middle.subtract(CENT).toPlainString(), middle.add(CENT).toPlainString());
  }

  private LoopbackPrints of(String name) {
    LoopbackPrints found = prints.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path, StandardCharsets.UTF_8);
  }

  private Answer answer(String path) {
    Instant now = Instant.now();
    if (path.contains("/instruments?") || path.endsWith("/instruments")) {
      return Answer.json(
          OandaWords.instruments(prints.keySet().stream().map(OandaWords::instrument).toList()));
    }
    if (path.contains("/pricing?")) {
      return Answer.json(
          OandaWords.pricing(
              now,
              prints.entrySet().stream()
                  .filter(e -> path.contains(e.getKey()))
                  .map(e -> price(e.getKey(), last(e.getValue(), now)))
                  .toList()));
    }
    return candles(path, now);
  }

  private static LoopbackPrints.Print last(LoopbackPrints all, Instant now) {
    int past = Math.max(1, all.past(now));
    return all.between(past - 1, past).get(0);
  }

  private Answer candles(String path, Instant now) {
    Matcher asked =
        Pattern.compile(
                "/v3/instruments/([A-Z_]+)/candles\\?price=M&granularity=([0-9A-Z]+)"
                    + "&from=([^&]+)&to=([^&]+)&dailyAlignment=0&alignmentTimezone=UTC")
            .matcher(path);
    if (!asked.matches()
        || !prints.containsKey(asked.group(1))
        || !MINUTES.containsKey(asked.group(2))) {
      return new Answer(400, "application/json", OandaWords.refusal("Invalid value"));
    }
    Instant from = instant(asked.group(3));
    Instant to = instant(asked.group(4));
    int minutes = MINUTES.getOrDefault(asked.group(2), 1);
    List<Candle> rows =
        of(asked.group(1)).spans(now, minutes).stream()
            .filter(span -> span.count() > 0)
            .map(LoopbackOanda::candle)
            .filter(c -> !c.opensAt().isBefore(from) && c.opensAt().isBefore(to))
            .toList();
    return Answer.json(OandaWords.candles(asked.group(1), asked.group(2), rows));
  }

  /** As OANDA takes it, or in seconds for whoever asks by hand. */
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
        0,
        s.count());
  }
}
