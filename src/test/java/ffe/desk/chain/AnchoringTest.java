package ffe.desk.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import ffe.HeldClock;
import ffe.adapter.anchor.AnchorFile;
import ffe.adapter.anchor.AnchorUrl;
import ffe.chain.Anchor;
import ffe.chain.Link;
import ffe.chain.MadeChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anchors go to a real file and to a real server on this machine. */
class AnchoringTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path directory;

  /** Two days and a half. */
  private final MadeChain made = new MadeChain(2_500, MadeChain.DAY / 1_000);

  private final MadeStore store = new MadeStore(made.links.subList(0, 1_500));
  private Instant now = NOON;
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer elsewhere;
  private volatile int answers = 204;

  @BeforeEach
  void listen() throws IOException {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/anchors",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (answers == 204) {
            received.addAll(body.lines().toList());
          }
          exchange.sendResponseHeaders(answers, -1);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterEach
  void stop() {
    elsewhere.stop(0);
  }

  private Path file() {
    return directory.resolve("kept/anchors");
  }

  private Anchoring anchoring(boolean posts) {
    URI address =
        URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/anchors?token=x");
    return new Anchoring(
        store,
        new AnchorFile(file()),
        new AnchorUrl(posts ? Optional.of(address) : Optional.empty(), Duration.ofSeconds(10)),
        HeldClock.telling(() -> now));
  }

  private void after(Anchoring anchoring, Duration time) {
    now = now.plus(time);
    anchoring.tick();
  }

  private ChainCheck.Outcome check(Anchoring anchoring) {
    return new ChainCheck(store, anchoring.lines(), done -> {}).run();
  }

  @Test
  void each_day_that_ended_and_the_end_of_each_chain_are_written_once_a_day() throws Exception {
    Anchoring anchoring = anchoring(false);
    anchoring.tick();
    assertThat(file()).as("not at once").doesNotExist();
    after(anchoring, Duration.ofMinutes(5));
    assertThat(kept()).extracting(Anchor::number).containsExactly(1_000L, 1_500L);
    assertThat(kept())
        .extracting(Anchor::root)
        .containsExactly(made.anchor(1_000).root(), made.anchor(1_500).root());
    assertThat(anchoring.state().last()).contains(now);
    assertThat(anchoring.state().trouble()).isEmpty();

    store.links.addAll(made.links.subList(1_500, 2_500));
    after(anchoring, Duration.ofHours(11));
    assertThat(kept()).as("the same day").hasSize(2);
    after(anchoring, Duration.ofHours(2));
    assertThat(kept()).extracting(Anchor::number).containsExactly(1_000L, 1_500L, 2_000L, 2_500L);
    after(anchoring, Duration.ofDays(1));
    assertThat(kept()).as("nothing new").hasSize(4);
    assertThat(check(anchoring).verdict().words()).startsWith("consistent, anchored at 2026-11-23");
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(anchoring(false).state().last()).as("after a start").isPresent();
  }

  private List<Anchor> kept() {
    return new AnchorFile(file()).lines().stream().map(Anchor::parse).toList();
  }

  @Test
  void what_was_changed_or_cut_since_is_told_by_the_next_day_and_located_by_verifying() {
    Anchoring anchoring = anchoring(false);
    after(anchoring, Duration.ofMinutes(5));
    List<Link> whole = List.copyOf(store.links);

    store.links.subList(1_400, 1_500).clear();
    after(anchoring, Duration.ofDays(1));
    assertThat(anchoring.state().trouble())
        .hasValueSatisfying(t -> assertThat(t).contains("not as it was anchored"));
    assertThat(check(anchoring).verdict().faults())
        .singleElement()
        .satisfies(f -> assertThat(f.number()).isEqualTo(1_401));
    assertThat(kept()).as("no anchor over it").hasSize(2);

    store.links.clear();
    after(anchoring, Duration.ofDays(1));
    assertThat(anchoring.state().trouble())
        .hasValueSatisfying(t -> assertThat(t).contains("is gone"));
    assertThat(check(anchoring).verdict().faultCount()).isEqualTo(1);

    store.links.addAll(whole);
    after(anchoring, Duration.ofDays(1));
    assertThat(anchoring.state().trouble()).isEmpty();
  }

  @Test
  void a_line_that_a_crash_cut_off_is_written_again_and_one_that_is_garbled_is_told()
      throws Exception {
    Anchoring anchoring = anchoring(false);
    after(anchoring, Duration.ofMinutes(5));
    String text = Files.readString(file());
    Files.writeString(file(), text.substring(0, text.length() - 20));
    after(anchoring, Duration.ofDays(1));
    assertThat(kept()).extracting(Anchor::number).containsExactly(1_000L, 1_500L);
    assertThat(Files.readString(file())).endsWith(MadeChain.NAME + "\n");

    Files.writeString(file(), "garbled\n" + Files.readString(file()));
    after(anchoring, Duration.ofDays(1));
    assertThat(anchoring.state().trouble()).contains("not a line of anchors: garbled");
    assertThat(check(anchoring).verdict().faults().get(0).what()).contains("garbled");
  }

  @Test
  void where_the_file_cannot_be_written_it_is_told_and_tried_again() throws Exception {
    Anchoring anchoring = anchoring(false);
    Files.writeString(directory.resolve("kept"), "in the way");
    after(anchoring, Duration.ofMinutes(5));
    assertThat(anchoring.state().trouble())
        .hasValueSatisfying(t -> assertThat(t).contains("no anchor was written to"));
    Files.delete(directory.resolve("kept"));
    after(anchoring, Duration.ofMinutes(14));
    assertThat(file()).doesNotExist();
    after(anchoring, Duration.ofMinutes(1));
    assertThat(kept()).hasSize(2);
    assertThat(anchoring.state().trouble()).isEmpty();
  }

  @Test
  void anchors_are_posted_once_and_those_nobody_took_are_posted_later() {
    Anchoring anchoring = anchoring(true);
    answers = 503;
    after(anchoring, Duration.ofMinutes(5));
    assertThat(kept()).as("the file does not wait").hasSize(2);
    assertThat(anchoring.state().postTrouble()).contains("127.0.0.1 answered 503");
    assertThat(anchoring.state().unposted()).isEqualTo(2);
    answers = 204;
    after(anchoring, Duration.ofMinutes(1));
    assertThat(received).as("not at once again").isEmpty();
    after(anchoring, Duration.ofMinutes(15));
    assertThat(received).isEqualTo(new AnchorFile(file()).lines());
    assertThat(anchoring.state().postTrouble()).isEmpty();
    assertThat(anchoring.state().unposted()).isZero();
    anchoring.tick();
    after(anchoring(true), Duration.ZERO);
    assertThat(received).as("a start later").hasSize(2);
  }

  @Test
  void a_post_goes_nowhere_else_and_ends_in_time() throws Exception {
    elsewhere.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/anchors");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    elsewhere.createContext("/silent", exchange -> {});
    for (String path : List.of("/moved", "/silent")) {
      URI address = URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + path);
      assertThatThrownBy(
              () -> new AnchorUrl(Optional.of(address), Duration.ofSeconds(1)).send(List.of("x")))
          .isInstanceOf(AnchorFailedException.class)
          .hasMessageMatching(
              "127.0.0.1 (answered 307|did not answer in 1 s|could not be reached)");
    }
    assertThat(received).isEmpty();
  }
}
