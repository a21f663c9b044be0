package ffe.entry.rest;

import ffe.desk.live.LiveEvent;
import ffe.desk.live.LiveListener;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a listener hears as server-sent events until it goes, is cut off, or a while has
 * passed: then the client comes again with the last id, and its key is looked at again.
 */
final class EventStream implements StreamingOutput {

  static final String TYPE = "text/event-stream";

  /** A key that was revoked hears no longer than this. */
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int RETRY_MILLIS = 1_000;

  private final LiveListener listener;
  private final Duration heartbeat;
  private final Duration life;

  EventStream(LiveListener listener) {
    this(listener, HEARTBEAT, LIFE);
  }

  EventStream(LiveListener listener, Duration heartbeat, Duration life) {
    this.listener = listener;
    this.heartbeat = heartbeat;
    this.life = life;
  }

  /** The id a client says it heard last. */
  static Optional<Long> after(@Nullable String last) {
    if (last != null && !last.matches("[0-9]{1,18}")) {
      throw ApiException.outOfRange("Last-Event-ID", "Last-Event-ID is the id of an event");
    }
    return Optional.ofNullable(last).map(Long::valueOf);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    try (listener) {
      send(out, "retry: " + RETRY_MILLIS + "\n\n");
      tellGap(out);
      send(out, "end", pump(out));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellGap(OutputStream out) throws IOException {
    Optional<Long> gap = listener.takeGap();
    if (gap.isPresent()) {
      send(out, gap(gap.get()));
    }
  }

  /** Why it ended. */
  private String pump(OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + life.toNanos();
    while (System.nanoTime() < end) {
      Optional<LiveEvent> next = listener.take(heartbeat);
      tellGap(out);
      if (next.isPresent()) {
        send(out, text(next.get()));
      } else if (listener.cut().isPresent()) {
        return listener.cut().get();
      } else {
        send(out, ": still here\n\n");
      }
    }
    return "COME_AGAIN";
  }

  private static String text(LiveEvent event) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT);
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("account", event.account())
            .add("at", event.at().toString())
            .add(kind, PlainJson.of(event.body()));
    return "id: " + event.id() + "\nevent: " + kind + "\ndata: " + data.build() + "\n\n";
  }

  private static String gap(long after) {
    String data =
        Json.createObjectBuilder()
            .add("after", Long.toString(after))
            .add("detail", "events after this one are not known here; read the lists again")
            .build()
            .toString();
    return "event: gap\ndata: " + data + "\n\n";
  }

  private static void send(OutputStream out, String event, String code) throws IOException {
    String data = Json.createObjectBuilder().add("code", code).build().toString();
    send(out, "event: " + event + "\ndata: " + data + "\n\n");
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
