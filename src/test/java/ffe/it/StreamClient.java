package ffe.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket of the JDK that follows candles; it reads when it is told to. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {

  static final String PATH = "/api/v1/market/stream";

  private static final int SECONDS_MAX = 60;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Code and words of a close frame. */
  record Closed(int code, String reason) {}

  /** A message, and when it came. */
  record Heard(JsonObject message, long nanos) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  private StreamClient() {}

  /** With the admin's key; does not read yet. */
  static StreamClient open(String query) {
    return open(query, Map.of("Authorization", "Bearer " + ServerUnderTest.adminKey()));
  }

  /**
   * @throws java.util.concurrent.CompletionException with a {@code WebSocketHandshakeException} as
   *     its cause when it is refused
   */
  static StreamClient open(String query, Map<String, String> headers) {
    StreamClient client = new StreamClient();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    String base = ServerUnderTest.base().toString().replaceFirst("^http", "ws");
    client.socket = builder.buildAsync(URI.create(base + PATH + query), client).join();
    return client;
  }

  private WebSocket socket() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    return open;
  }

  /** Reads all that comes from now on. */
  StreamClient reading() {
    socket().request(Long.MAX_VALUE);
    return this;
  }

  void send(String text) {
    socket().sendText(text, true).join();
  }

  void sendInParts(String... parts) {
    for (int i = 0; i < parts.length; i++) {
      socket().sendText(parts[i], i == parts.length - 1).join();
    }
  }

  void send(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next message of a type; others are passed over. */
  Heard next(String type) throws InterruptedException {
    while (true) {
      Heard next = heard.poll(SECONDS_MAX, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no " + type + " came");
      }
      if (next.message().getString("type").equals(type)) {
        return next;
      }
    }
  }

  /** The next message of any type but signs of life and prices. */
  JsonObject next() throws InterruptedException {
    while (true) {
      Heard next = heard.poll(SECONDS_MAX, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("nothing came");
      }
      String type = next.message().getString("type");
      if (!type.equals("heartbeat") && !type.equals("price")) {
        return next.message();
      }
    }
  }

  Closed end() throws Exception {
    return closed.get(SECONDS_MAX, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    // asks for nothing
  }

  @Override
  public @Nullable CompletionStage<?> onText(
      WebSocket webSocket, CharSequence data, boolean isLast) {
    part.append(data);
    if (isLast) {
      heard.add(new Heard(Books.json(part.toString()), System.nanoTime()));
      part.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket().abort();
  }
}
