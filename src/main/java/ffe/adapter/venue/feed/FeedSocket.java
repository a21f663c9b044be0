package ffe.adapter.venue.feed;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A WebSocket: puts the parts of a message together within a bound and hands it on. */
final class FeedSocket implements FeedWire, WebSocket.Listener {

  /** A snapshot of 50 trades has about 8,000 characters. */
  static final int MESSAGE_CHARS_MAX = 1_000_000;

  /** What waits to be sent; a line that takes nothing for so long is none. */
  static final int SENDS_MAX = 8;

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final String venue;
  private final int charsMax;
  private final Ear ear;
  private final StringBuilder parts = new StringBuilder();
  private volatile Optional<WebSocket> connection = Optional.empty();
  private volatile boolean isDropped;
  private final AtomicInteger sending = new AtomicInteger();
  private CompletableFuture<?> lastSent = CompletableFuture.completedFuture("");

  private FeedSocket(Dialect dialect, Ear ear) {
    this.venue = dialect.venue();
    this.charsMax = dialect.messageCharsMax();
    this.ear = ear;
  }

  static FeedSocket connect(VenueLine.Parts parts, Ear ear) {
    FeedSocket socket = new FeedSocket(parts.dialect(), ear);
    CompletableFuture<WebSocket> opening =
        parts
            .client()
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_MAX)
            .buildAsync(parts.uri(), socket);
    CompletableFuture<WebSocket> unused =
        opening.whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                socket.lost("cannot connect: " + FeedWire.words(failure));
              } else if (socket.isDropped) {
                opened.abort();
              }
            });
    return socket;
  }

  @Override
  public void onOpen(WebSocket opened) {
    connection = Optional.of(opened);
    if (isDropped) {
      opened.abort();
      return;
    }
    ear.opened(this);
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    if (parts.length() + data.length() > charsMax) {
      lost("a message above " + charsMax + " characters");
      return null;
    }
    parts.append(data);
    if (isLast) {
      String text = parts.toString();
      parts.setLength(0);
      if (!isDropped) {
        ear.message(this, text);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
    lost("a binary message");
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    lost("closed by " + venue + " with status " + status + " " + VenueJson.shown(reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    lost("the connection failed: " + FeedWire.words(error));
  }

  @Override
  public void send(String text) {
    connection.ifPresent(open -> send(open, text));
  }

  /** One after the other: the client takes nothing while it is sending. */
  private void send(WebSocket open, String text) {
    if (sending.incrementAndGet() > SENDS_MAX) {
      lost("cannot send: " + SENDS_MAX + " messages wait");
      return;
    }
    lastSent =
        lastSent
            .thenCompose(before -> open.sendText(text, true))
            .whenComplete(
                (sent, failure) -> {
                  sending.decrementAndGet();
                  if (failure != null) {
                    lost("cannot send: " + FeedWire.words(failure));
                  }
                });
  }

  @Override
  public void drop() {
    isDropped = true;
    connection.ifPresent(WebSocket::abort);
  }

  private void lost(String why) {
    if (!isDropped) {
      drop();
      ear.lost(this, why);
    }
  }
}
