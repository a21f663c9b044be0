package ffe.adapter.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Speaks Ollama's chat on a free loopback port until it is closed, and answers by {@link Drawn}.
 * What it cannot answer is an error of Ollama's form. Form: docs.ollama.com, /api/chat.
 */
public final class StandIn implements AutoCloseable {

  static final String PATH = "/api/chat";

  /** More than the longest request there is, with every character escaped twice over. */
  static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final int THREADS = 2;
  private static final int WAITING_MAX = 16;
  private static final int CHARACTERS_A_TOKEN = 4;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private record Said(int status, JsonObject body) {}

  private StandIn(HttpServer server) {
    this.server = server;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            StandIn::thread);
    server.setExecutor(threads);
    server.createContext("/", StandIn::serve);
    server.start();
  }

  public static StandIn open() {
    try {
      return new StandIn(
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_MAX));
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in for a model cannot listen", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ffe-stand-in");
    thread.setDaemon(true);
    thread.setContextClassLoader(StandIn.class.getClassLoader());
    return thread;
  }

  /** Where it is asked. */
  public URI base() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort());
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Said said = said(exchange);
      byte[] bytes = said.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(said.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Said said(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return error(404, "there is " + PATH + " only");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return error(405, "a chat is asked by POST");
    }
    byte[] body = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
    if (body.length > BYTES_MAX) {
      return error(413, "a request has at most " + BYTES_MAX + " bytes");
    }
    String text = new String(body, StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return answer(reader.readObject());
    } catch (JsonException | ClassCastException | NullPointerException e) {
      return error(400, "not a chat: a model, messages with role and content, stream false");
    }
  }

  private static Said answer(JsonObject asked) {
    if (!JsonValue.FALSE.equals(asked.get("stream"))) {
      return error(400, "the answer comes in one piece: stream is false");
    }
    StringBuilder all = new StringBuilder();
    String user = "";
    for (JsonObject message : asked.getJsonArray("messages").getValuesAs(JsonObject.class)) {
      String content = message.getString("content");
      all.append(content);
      user = message.getString("role").equalsIgnoreCase("user") ? content : user;
    }
    String drawn = Drawn.answer(user);
    return new Said(
        200,
        Json.createObjectBuilder()
            .add("model", asked.getString("model"))
            .add("created_at", "1970-01-01T00:00:00Z")
            .add(
                "message",
                Json.createObjectBuilder().add("role", "assistant").add("content", drawn))
            .add("done", true)
            .add("done_reason", "stop")
            .add("prompt_eval_count", all.length() / CHARACTERS_A_TOKEN)
            .add("eval_count", drawn.length() / CHARACTERS_A_TOKEN)
            .build());
  }

  private static Said error(int status, String words) {
    return new Said(status, Json.createObjectBuilder().add("error", words).build());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
