package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FeedSocketTest {

  private record Named(String venue) implements Dialect {
    @Override
    public String source() {
      return venue;
    }

    @Override
    public Talk talk() {
      throw new UnsupportedOperationException("nobody talks here");
    }
  }

  private static final class Ears implements FeedWire.Ear {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<String> losses = new ArrayList<>();

    @Override
    public void opened(FeedWire from) {
      opened.countDown();
    }

    @Override
    public void message(FeedWire from, String text) {}

    @Override
    public void refused(FeedWire from, int status, String words) {}

    @Override
    public synchronized void lost(FeedWire from, String why) {
      losses.add(why);
    }

    synchronized List<String> losses() {
      return List.copyOf(losses);
    }
  }

  @Test
  void sends_one_message_after_the_other_until_too_many_wait()
      throws IOException, InterruptedException {
    Ears ears = new Ears();
    try (LoopbackServer server = new LoopbackServer(0, path -> LoopbackServer.Answer.json("{}"))) {
      FeedSocket socket =
          FeedSocket.connect(
              new VenueLine.Parts(
                  HttpClient.newHttpClient(),
                  Runnable::run,
                  new SteadyClock(() -> Instant.EPOCH, () -> 0),
                  () -> 0,
                  URI.create("ws://127.0.0.1:" + server.port() + "/"),
                  new Named("the venue"),
                  new VenueLine.Doubts(0, flaw -> {})),
              ears);
      assertThat(ears.opened.await(20, TimeUnit.SECONDS)).isTrue();
      LoopbackSocket heard = server.next();
      heard.beDeaf();
      for (int i = 0; i < FeedSocket.SENDS_MAX; i++) {
        socket.send(i + "x".repeat(6_000_000));
      }
      heard.hear();
      for (int i = 0; i < FeedSocket.SENDS_MAX; i++) {
        assertThat(heard.next()).startsWith(i + "x");
      }
      assertThat(ears.losses()).isEmpty();

      heard.beDeaf();
      for (int i = 0; i <= FeedSocket.SENDS_MAX; i++) {
        socket.send("x".repeat(4_000_000));
      }
      assertThat(ears.losses()).containsExactly("cannot send: 8 messages wait");
      heard.hear();
    }
  }
}
