package ffe.adapter.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.MarketSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers at the address is not what it should be: the engine goes on, nothing is lost. */
@Tag("rest")
@Timeout(60)
class HostileQuestDbTest {

  private static final Duration LIMIT = Duration.ofMillis(600);

  private final PlayedJournal journal = new PlayedJournal("a").trade(3);
  private final Counted counted = new Counted();

  private QuestDbSink sink(QuestDbPlace place, Clock wall) {
    return new QuestDbSink(
        place,
        new QuestDbSink.Journal(journal, journal, account -> true),
        counted,
        wall,
        LIMIT,
        100);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '<html>Welcome</html>', not JSON",
    "200, '', not JSON",
    "200, '{}', no answer of QuestDB",
    "200, '[]', not JSON",
    "200, '{\"dataset\":7}', no answer of QuestDB",
    "200, '{\"dataset\":[7]}', no answer of QuestDB",
    "200, '{\"dataset\":[[]]}', no answer of QuestDB",
    "204, '', 204",
    "301, '', 301",
    "400, '{\"error\":7}', 400",
    "400, '{\"error\":\"table\\nbusy\"}', table busy",
    "401, 'Unauthorized', 401",
    "503, '{', 503",
  })
  void an_answer_that_is_none_is_told_and_nothing_counts_as_written(
      int status, String body, String words) throws Exception {
    try (OddServer odd = OddServer.saying(status, body)) {
      QuestDbSink sink = sink(odd.place(), new LateClock());
      sink.watched(new PlayedSource()).read(Instant.MAX, 5);
      sink.pass();
      assertThat(sink.state().orElseThrow().isUp()).isFalse();
      assertThat(sink.state().orElseThrow().trouble()).contains(words).doesNotContain("\n");
      assertThat(sink.state().orElseThrow().waiting()).isEqualTo(5);
      for (Table table : Table.values()) {
        assertThat(counted.taken(table) + counted.dropped(table)).isZero();
      }
    }
  }

  @Test
  void an_answer_without_end_is_cut_off() throws Exception {
    try (OddServer odd = OddServer.saying(200, "[".repeat(2_000_000))) {
      QuestDbSink sink = sink(odd.place(), new LateClock());
      sink.pass();
      assertThat(sink.state().orElseThrow().trouble()).contains("more than 1000000 bytes");
    }
  }

  /** Accepts and says nothing, or a little at a time. */
  private static final class Silent implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> guests = new ArrayList<>();
    private final CountDownLatch came = new CountDownLatch(1);
    private final Thread thread;

    Silent(boolean trickles) throws IOException {
      thread = new Thread(() -> host(trickles));
      thread.start();
    }

    private void host(boolean trickles) {
      try {
        while (!door.isClosed()) {
          Socket guest = door.accept();
          guests.add(guest);
          came.countDown();
          if (trickles) {
            trickle(guest.getOutputStream());
          }
        }
      } catch (IOException closed) {
        // the test is over, or the guest went
      }
    }

    private static void trickle(OutputStream to) throws IOException {
      to.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try {
        for (int i = 0; i < 200; i++) {
          to.write('{');
          to.flush();
          Thread.sleep(50);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    QuestDbPlace place() {
      return new QuestDbPlace(
          URI.create("http://127.0.0.1:" + door.getLocalPort()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public void close() throws IOException {
      door.close();
      thread.interrupt();
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }

  @Test
  void who_accepts_and_never_answers_stops_nobody() throws Exception {
    try (Silent silent = new Silent(false)) {
      QuestDbSink sink =
          new QuestDbSink(
              silent.place(),
              new QuestDbSink.Journal(journal, journal, account -> true),
              counted,
              new LateClock(),
              Duration.ofSeconds(30),
              100);
      MarketSource watched = sink.watched(new PlayedSource());
      Thread passing = new Thread(sink::pass);
      passing.start();
      assertThat(silent.came.await(10, TimeUnit.SECONDS)).isTrue();
      // far more than there is room for, while the pass waits for its answer
      for (int i = 0; i < 100; i++) {
        assertThat(watched.read(Instant.MAX, 50)).hasSize(51);
      }
      assertThat(passing.isAlive()).as("the pass still waits").isTrue();
      assertThat(sink.state().orElseThrow().waiting()).isEqualTo(100);
      passing.interrupt();
      passing.join(10_000);
      assertThat(passing.isAlive()).isFalse();
    }
  }

  @Test
  void one_call_ends_in_its_time_whether_nothing_comes_or_too_little() throws Exception {
    for (boolean trickles : List.of(false, true)) {
      try (Silent silent = new Silent(trickles)) {
        QuestDbSink sink = sink(silent.place(), new LateClock());
        sink.pass();
        assertThat(sink.state().orElseThrow().trouble()).isEqualTo("no whole answer within 600 ms");
      }
    }
  }

  @Test
  void an_outage_is_told_once_and_asked_about_ever_more_seldom() throws Exception {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(QuestDbSink.class.getName());
    Handler handler = new Lines(lines);
    logger.addHandler(handler);
    LateClock wall = new LateClock(Duration.ZERO);
    try (OddServer odd = OddServer.saying(503, "")) {
      QuestDbSink sink = sink(odd.place(), wall);
      List<Long> asked = new ArrayList<>();
      int before = 0;
      for (long second = 0; second < 100; second++) {
        sink.pass();
        if (odd.asked() > before) {
          asked.add(second);
        }
        before = odd.asked();
        wall.pass(Duration.ofSeconds(1));
      }
      assertThat(asked).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(lines).singleElement().asString().contains("HTTP status 503");
  }

  private static final class Lines extends Handler {

    private final List<String> lines;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage() + List.of(record.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
