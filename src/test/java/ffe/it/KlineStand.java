package ffe.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Minutes of years as Binance tells them, for one pair; each third minute nobody traded. */
final class KlineStand implements AutoCloseable {

  private static final Pattern ASKED =
      Pattern.compile("symbol=([A-Z]+)&interval=1m&startTime=([0-9]+)&limit=1000");

  private static final long MINUTE = 60_000;

  private final HttpServer server;
  private final List<Long> asked = new CopyOnWriteArrayList<>();

  KlineStand(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/api/v3/klines", this::answer);
    server.start();
  }

  /** The beginnings of spans that were asked for, in epoch milliseconds. */
  List<Long> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher query = ASKED.matcher(exchange.getRequestURI().getQuery());
    boolean isKnown = query.matches() && query.group(1).equals("SOLUSDT");
    String body = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
    if (isKnown) {
      long from = Long.parseLong(query.group(2));
      asked.add(from);
      long now = System.currentTimeMillis();
      body =
          LongStream.iterate(from, t -> t <= now, t -> t + MINUTE)
              .limit(1_000)
              .mapToObj(KlineStand::row)
              .collect(Collectors.joining(",", "[", "]"));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(isKnown ? 200 : 400, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static double close(long minute) {
    return 100 + minute % 1_000 / 8.0;
  }

  private static String row(long opens) {
    long minute = opens / MINUTE;
    boolean isQuiet = minute % 3 == 0;
    double price = close(isQuiet ? minute - 1 : minute);
    return String.format(
        Locale.ROOT,
        "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"0\",%d,\"0\",\"0\",\"0\"]",
        opens,
        price,
        price,
        price,
        price,
        isQuiet ? "0" : "2.5",
        opens + MINUTE - 1,
        isQuiet ? 0 : 4);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
