package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines in the answers to requests. */
@Tag("unit")
class FeedLinesTest {

  private static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer a token");

  private final Ears ears = new Ears();
  private LoopbackServer server;
  private Optional<FeedLines> opened = Optional.empty();

  private record Brief() implements Dialect {
    @Override
    public String source() {
      return "brief";
    }

    @Override
    public String venue() {
      return "Brief";
    }

    @Override
    public int messageCharsMax() {
      return 20;
    }

    @Override
    public Talk talk() {
      throw new UnsupportedOperationException("nobody talks here");
    }
  }

  private static final class Ears implements FeedWire.Ear {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void opened(FeedWire from) {
      heard.add("opened");
    }

    @Override
    public void message(FeedWire from, String text) {
      heard.add(text);
    }

    @Override
    public void refused(FeedWire from, int status, String words) {
      heard.add("refused " + status + " " + words);
    }

    @Override
    public void lost(FeedWire from, String why) {
      heard.add("lost: " + why);
    }

    void await(String what) {
      FeedBench.await(() -> what + " in " + heard, () -> heard.contains(what));
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(0, path -> LoopbackServer.Answer.json("{}"));
  }

  @AfterEach
  void end() {
    opened.ifPresent(FeedLines::drop);
    server.close();
  }

  private FeedLines lines(int port) {
    FeedLines lines =
        FeedLines.connect(
            new VenueLine.Parts(
                HttpClient.newHttpClient(),
                Runnable::run,
                new SteadyClock(() -> Instant.EPOCH, () -> 0),
                () -> 0,
                URI.create("http://127.0.0.1:" + port + "/prices"),
                new Brief(),
                new VenueLine.Doubts(0, flaw -> {})),
            HEADERS,
            ears);
    opened = Optional.of(lines);
    return lines;
  }

  private LoopbackSocket asked(FeedLines lines, String path) throws InterruptedException {
    lines.send(path);
    LoopbackSocket socket = server.next();
    assertThat(socket.next()).startsWith("GET " + path + " HTTP/1.1\r\n");
    return socket;
  }

  @Test
  void is_open_from_the_first_and_asks_with_its_headers() throws InterruptedException {
    FeedLines lines = lines(server.port());
    assertThat(ears.heard).containsExactly("opened");
    lines.send("/stream?of=a");

    assertThat(server.next().next()).contains("\r\nAuthorization: Bearer a token\r\n");
  }

  @Test
  void puts_lines_together_and_takes_chunks_apart() throws InterruptedException {
    LoopbackSocket socket = asked(lines(server.port()), "/stream?of=a");
    socket.sendChunk("one\ntw");
    ears.await("one");
    socket.sendChunk("o");
    socket.sendChunk("\r\n\nthree \u20ac");
    socket.sendChunk("\n");
    ears.await("three \u20ac");

    assertThat(ears.heard).containsExactly("opened", "one", "two", "", "three \u20ac");
  }

  /** What came before the new answer is heard, and nothing of the old one after it. */
  @Test
  void hears_the_old_request_until_the_new_one_is_granted() throws InterruptedException {
    FeedLines lines = lines(server.port());
    LoopbackSocket first = asked(lines, "/stream?of=a");
    first.send("1");
    ears.await("1");
    LoopbackSocket second = asked(lines, "/stream?of=b");
    second.send("2");
    ears.await("2");

    assertThat(first.isGoneSoon()).isTrue();
    second.send("3");
    ears.await("3");
    assertThat(ears.heard).containsExactly("opened", "1", "2", "3");
  }

  @Test
  void goes_on_with_what_was_granted_when_more_is_refused() throws InterruptedException {
    FeedLines lines = lines(server.port());
    LoopbackSocket first = asked(lines, "/stream?of=a");
    first.send("0");
    ears.await("0");
    server.streamWith(path -> new LoopbackServer.Answer(400, "text/plain", "no\nsuch pair"));
    lines.send("/stream?of=b");
    ears.await("refused 400 nosuch pair");
    first.send("1");
    ears.await("1");

    server.streamWith(path -> new LoopbackServer.Answer(302, "text/plain", ""));
    lines.send("/stream?of=c");
    ears.await("refused 302 ");
  }

  @Test
  void is_lost_when_the_lines_end_or_one_is_too_long_or_the_line_is_cut()
      throws InterruptedException {
    asked(lines(server.port()), "/stream?of=a").goAway();
    ears.await("lost: ended by Brief");

    LoopbackSocket long1 = asked(lines(server.port()), "/stream?of=a");
    long1.sendChunk("x".repeat(15));
    long1.sendChunk("x".repeat(15));
    ears.await("lost: a message above 20 characters");
    assertThat(long1.isGoneSoon()).isTrue();

    asked(lines(server.port()), "/stream?of=a").cut();
    FeedBench.await(
        () -> "" + ears.heard,
        () -> ears.heard.stream().anyMatch(h -> h.startsWith("lost: the connection failed: ")));
  }

  @Test
  void says_nothing_more_once_it_was_dropped() throws InterruptedException {
    FeedLines lines = lines(server.port());
    LoopbackSocket socket = asked(lines, "/stream?of=a");
    lines.drop();

    assertThat(socket.isGoneSoon()).isTrue();
    lines.send("/stream?of=b");
    assertThat(server.connections()).isZero();
    assertThat(ears.heard).containsExactly("opened");
  }

  @Test
  void cannot_connect_where_nobody_is() throws IOException {
    int port = server.port();
    server.close();
    lines(port).send("/stream?of=a");

    FeedBench.await(
        () -> "" + ears.heard,
        () -> ears.heard.stream().anyMatch(h -> h.startsWith("lost: cannot connect: Connect")));
  }
}
