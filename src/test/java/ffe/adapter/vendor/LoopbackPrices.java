package ffe.adapter.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ffe.market.Candle;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor on this machine: answers as its kind does, or with what a test says. */
abstract class LoopbackPrices implements AutoCloseable {

  static final String KEY = "canary-vendor-key-51";

  /** What is done in the place of an answer. */
  interface Act {
    void on(HttpExchange exchange) throws IOException;
  }

  /** A question as it came. */
  record Asked(String path, Map<String, String> query, Map<String, String> headers) {}

  /** What is said of a question: a status and a body. */
  record Said(int status, String body) {
    static Said of(String body) {
      return new Said(200, body);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Act> acts = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  volatile Instant now = Instant.parse("2026-11-23T12:00:10Z");
  volatile BigDecimal price = new BigDecimal("41234.123456789");

  LoopbackPrices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Asked> asked() {
    return asked;
  }

  void then(Act act) {
    acts.add(act);
  }

  void thenSay(int status, String body, String... headers) {
    then(exchange -> write(exchange, new Said(status, body), headers));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked question = question(exchange);
      asked.add(question);
      Act act = Optional.ofNullable(acts.poll()).orElse(e -> write(e, answer(question)));
      act.on(exchange);
    }
  }

  private static Asked question(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String part : raw.split("&", -1)) {
      String[] pair = part.split("=", 2);
      query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new Asked(exchange.getRequestURI().getPath(), query, headers);
  }

  static void write(HttpExchange exchange, Said said, String... headers) throws IOException {
    byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
    exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** As this vendor answers. */
  abstract Said answer(Asked question);

  /** Its quota answer with status 200. */
  abstract String quota();

  /** The price of a minute. */
  static double at(long minute) {
    return 40_000 + (minute * 37 % 97) * 0.25;
  }

  static Candle truth(Instant opensAt, long minutes) {
    long first = opensAt.getEpochSecond() / 60;
    double high = 0;
    double low = Double.MAX_VALUE;
    for (long m = first; m < first + minutes; m++) {
      high = Math.max(high, at(m));
      low = Math.min(low, at(m));
    }
    return new Candle(opensAt, at(first), high, low, at(first + minutes - 1), 0, 1);
  }

  /** Those that have begun, the last one unfinished. */
  List<Candle> truths(Instant from, Instant to, long minutes) {
    List<Candle> candles = new ArrayList<>();
    long grid = minutes * 60;
    long first = Math.floorDiv(from.getEpochSecond() + grid - 1, grid);
    for (Instant at = Instant.ofEpochSecond(first * grid);
        at.isBefore(to) && !at.isAfter(now);
        at = at.plusSeconds(grid)) {
      candles.add(truth(at, minutes));
    }
    return candles;
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
