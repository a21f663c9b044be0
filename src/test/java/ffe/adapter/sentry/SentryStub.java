package ffe.adapter.sentry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Takes envelopes as a Sentry server does: a line of headers, then for each item a line that tells
 * its type and length, and the item.
 */
public final class SentryStub implements AutoCloseable {

  public static final String PROJECT = "42";

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile HttpHandler answer = exchange -> answer(exchange, 200);

  /** An event as it came, and the headers it came with. */
  public record Event(String auth, String envelope, JsonObject payload) {}

  /**
   * @param port 0 for any that is free
   */
  public SentryStub(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/api/" + PROJECT + "/envelope/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream body = exchange.getRequestBody();
    String text =
        new String(
            (zipped ? new GZIPInputStream(body) : body).readAllBytes(), StandardCharsets.UTF_8);
    String auth = String.valueOf(exchange.getRequestHeaders().getFirst("X-Sentry-Auth"));
    String[] lines = text.split("\n", -1);
    for (int i = 1; i + 1 < lines.length; i += 2) {
      JsonObject item = json(lines[i]);
      if (item.getString("type").equals("event")) {
        if (lines[i + 1].getBytes(StandardCharsets.UTF_8).length != item.getInt("length")) {
          throw new IOException("an item has another length than it says: " + lines[i]);
        }
        events.add(new Event(auth, text, json(lines[i + 1])));
      }
    }
    answer.handle(exchange);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  public static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public void answers(HttpHandler other) {
    answer = other;
  }

  public String dsn(String key) {
    return "http://" + key + "@127.0.0.1:" + server.getAddress().getPort() + "/" + PROJECT;
  }

  /** The next event; empty when none comes in time. */
  public Optional<Event> next(int secondsMax) throws InterruptedException {
    return Optional.ofNullable(events.poll(secondsMax, TimeUnit.SECONDS));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
