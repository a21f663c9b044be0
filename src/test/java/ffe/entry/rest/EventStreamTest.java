package ffe.entry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.live.LiveBench;
import ffe.desk.live.LiveListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(60)
class EventStreamTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final LiveBench bench = new LiveBench();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writes_each_event_with_id_name_and_one_line_of_data() throws IOException {
    LiveListener listener = bench.listen(Optional.empty());
    bench.tell("line one\nline two");
    new EventStream(listener, LONG, Duration.ofSeconds(1)).write(cutAfter("state"));
    assertThat(text())
        .startsWith("retry: 1000\n\nid: ")
        .containsPattern(
            "\nid: [0-9]+\nevent: state\ndata: \\{\"account\":\"main\",\"at\":\"2026-11-21T12:00:00Z\","
                + "\"state\":\\{\"agent\":\"RUNNING\",\"reason\":\"line one\\\\nline two\"}}\n\n")
        .endsWith("event: end\ndata: {\"code\":\"SERVER_STOPS\"}\n\n");
  }

  /** Ends the server when a word was written. */
  private ByteArrayOutputStream cutAfter(String word) {
    return new ByteArrayOutputStream() {
      @Override
      public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        if (new String(bytes, StandardCharsets.UTF_8).contains(word)) {
          bench.end();
        }
      }
    };
  }

  @Test
  void a_quiet_stream_shows_that_it_lives_and_ends_after_its_time() throws IOException {
    new EventStream(bench.listen(Optional.empty()), Duration.ofMillis(5), Duration.ofMillis(50))
        .write(out);
    assertThat(text())
        .contains(": still here\n\n: still here\n\n")
        .endsWith("event: end\ndata: {\"code\":\"COME_AGAIN\"}\n\n");
  }

  @Test
  void a_gap_is_told_before_anything_else() throws IOException {
    bench.tell("kept");
    new EventStream(bench.listen(Optional.of(7L)), LONG, LONG).write(cutAfter("state"));
    assertThat(text()).startsWith("retry: 1000\n\nevent: gap\ndata: {\"after\":\"7\"");
    assertThat(text().indexOf("event: state")).isPositive();
  }

  @Test
  void a_reader_that_stands_still_holds_up_nobody_and_is_told_why_it_is_cut_off()
      throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch readsOn = new CountDownLatch(1);
    ByteArrayOutputStream still =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) throws IOException {
            stuck.countDown();
            try {
              readsOn.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            out.write(bytes);
          }
        };
    EventStream stream = new EventStream(bench.listen(Optional.empty()), LONG, LONG);
    Thread writer =
        new Thread(
            () -> {
              try {
                stream.write(still);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i <= LiveListener.WAITING_MAX; i++) {
      bench.tell("event " + i);
    }
    readsOn.countDown();
    writer.join(30_000);
    assertThat(writer.isAlive()).isFalse();
    assertThat(text()).endsWith("event: end\ndata: {\"code\":\"TOO_SLOW\"}\n\n");
  }

  @Test
  void a_reader_that_went_away_leaves_its_place() {
    for (int i = 0; i < 100; i++) {
      EventStream stream = new EventStream(bench.listen(Optional.empty()), LONG, LONG);
      try {
        stream.write(
            new ByteArrayOutputStream() {
              @Override
              public void write(byte[] bytes) throws IOException {
                throw new IOException("gone");
              }
            });
      } catch (IOException e) {
        assertThat(e).hasMessage("gone");
      }
    }
  }
}
